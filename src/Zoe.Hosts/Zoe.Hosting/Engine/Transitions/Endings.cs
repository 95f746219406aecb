namespace Zoe.Hosting;

/// <summary>How executions come to their end.</summary>
internal static class Endings
{
    /// <summary>
    /// Begins the end of an execution: what runs is stopped, what waits is dropped, and once nothing is left it gets
    /// its outcome. An execution that is already ending keeps its first outcome and reason.
    /// </summary>
    public static EngineState End(
        this EngineState state, Execution execution, ExecutionStatus outcome, string reason, DateTimeOffset now)
    {
        if (execution.Status is ExecutionStatus.CleaningUp || !execution.Status.IsActive()) return state;
        var ending = execution.WithServices(Stop) with
        {
            Status = ExecutionStatus.CleaningUp,
            Outcome = outcome,
            ErrorMessage = reason,
            WaitReason = null,
        };
        return state.With(ending.Advance(now));
    }

    private static Service Stop(Service service) => service.Status switch
    {
        ServiceStatus.Created or ServiceStatus.Runnable =>
            service with { Status = ServiceStatus.Inactive, NotBefore = null },
        ServiceStatus.Starting or ServiceStatus.Active =>
            service with { Status = ServiceStatus.Terminating, NotBefore = null },
        ServiceStatus.Terminating => service with { Restarting = false, NotBefore = null },
        _ => service,
    };
}
