using Zoe.Hosting.Executions;

namespace Zoe.Hosting.FaultSimulation.Checks;

/// <summary>Which changes of a stored execution are legal (I3). A write may combine several transitions.</summary>
internal static class LegalChanges
{
    /// <summary>The first illegal change as a sentence; null when all are legal.</summary>
    public static string? FindProblem(Execution? before, Execution after)
    {
        if (before is null)
            return after.Status is ExecutionStatus.Running ? $"Execution {after.Id} was stored first as {after.Status}." : FindEnd(after);
        if (!before.Status.IsActive()) return $"Execution {after.Id} has ended ({before.Status}) and was changed to {after.Status}.";
        if (before.Status is ExecutionStatus.CleaningUp && after.Status is not ExecutionStatus.CleaningUp && after.Status.IsActive())
            return $"Execution {after.Id} was ending and became {after.Status}.";
        if (before.Outcome is { } outcome && after.Outcome != outcome)
            return $"The outcome of execution {after.Id} changed from {outcome} to {after.Outcome}.";
        if (after.TimeSubmit != before.TimeSubmit || (before.TimeStart is not null && after.TimeStart != before.TimeStart))
            return $"A time of execution {after.Id} changed: {before.TimeSubmit:O} {before.TimeStart:O} to {after.TimeSubmit:O} {after.TimeStart:O}.";
        if (after.Services.Length != before.Services.Length) return $"Execution {after.Id} has other services than before.";
        for (var i = 0; i < after.Services.Length; i++)
            if (FindProblem(before, before.Services[i], after.Services[i]) is { } problem) return problem;
        return FindEnd(after);
    }

    private static string? FindProblem(Execution execution, Service before, Service after)
    {
        var name = $"Service {after.Id} of execution {execution.Id}";
        if (after.Id != before.Id || after.Name != before.Name) return $"{name} replaced service {before.Id}.";
        if (after.Attempt < before.Attempt || after.RestartCount < before.RestartCount)
            return $"{name} went back from attempt {before.Attempt} (restarts {before.RestartCount}) to {after.Attempt} ({after.RestartCount}).";
        if (after.Attempt > before.Attempt)
        {
            return execution.Status is ExecutionStatus.CleaningUp ? $"{name} was placed again while its execution was ending." : null;
        }

        if (after.Node is not null && after.Node != before.Node)
            return $"{name} moved from {before.Node ?? "no node"} to {after.Node} within attempt {after.Attempt}.";
        return Rank(after) < Rank(before) ? $"{name} went from {before.Status} back to {after.Status} within attempt {after.Attempt}." : null;
    }

    // Within an attempt a service only moves forward; Runnable follows Terminating when it is to be placed again.
    private static int Rank(Service service) => service.Status switch
    {
        ServiceStatus.Created => 0,
        ServiceStatus.Runnable when service.Attempt == 0 => 1,
        ServiceStatus.Starting => 2,
        ServiceStatus.Active => 3,
        ServiceStatus.Terminating => 4,
        ServiceStatus.Runnable => 5,
        _ => 6,
    };

    private static string? FindEnd(Execution after)
    {
        if (after.Status.IsActive()) return null;
        if (after.Outcome != after.Status) return $"Execution {after.Id} ended as {after.Status} instead of {after.Outcome}.";
        if (after.TimeEnd is null) return $"Execution {after.Id} ended without a time.";
        foreach (var service in after.Services)
        {
            if (service.Node is not null || service.Status is not (ServiceStatus.Inactive or ServiceStatus.Error))
                return $"Execution {after.Id} ended while service {service.Id} was {service.Status} on {service.Node ?? "no node"}.";
        }

        return null;
    }
}
