using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Derives the status of an execution from its services.</summary>
internal static class Progress
{
    public static Execution Advance(this Execution execution, DateTimeOffset now) => execution.Status switch
    {
        ExecutionStatus.CleaningUp => Finish(execution, now),
        ExecutionStatus.Submitted => execution with
        {
            Status = ExecutionStatus.Queued,
            Services = [.. execution.Services.Select(service => service with { Status = ServiceStatus.Runnable })],
        },
        ExecutionStatus.Queued or ExecutionStatus.Starting or ExecutionStatus.Running => Grow(execution, now),
        _ => execution,
    };

    private static Execution Finish(Execution execution, DateTimeOffset now)
    {
        foreach (var service in execution.Services)
            if (service.Status is not (ServiceStatus.Inactive or ServiceStatus.Error)) return execution;
        return execution with { Status = execution.Outcome ?? ExecutionStatus.Terminated, TimeEnd = execution.TimeEnd ?? now };
    }

    private static Execution Grow(Execution execution, DateTimeOffset now)
    {
        var allRun = true;
        var allPlaced = true;
        foreach (var service in execution.Services)
        {
            if (!service.Essential) continue;
            allRun &= service.Status is ServiceStatus.Active;
            allPlaced &= service.Status is ServiceStatus.Active or ServiceStatus.Starting
                || service.RestartsOnSameNode() || service.IsAwaitingRetry(now);
        }

        if (allRun)
        {
            return execution with
            {
                Status = ExecutionStatus.Running,
                TimeStart = execution.TimeStart ?? now,
                // The reason of its elastic services stays until the next plan.
                WaitReason = execution.Status is ExecutionStatus.Running && execution.HasWaitingElasticService()
                    ? execution.WaitReason : null,
            };
        }

        return allPlaced
            ? execution with
            {
                Status = ExecutionStatus.Starting,
                WaitReason = execution.Status is ExecutionStatus.Starting && execution.HasWaitingElasticService() ? execution.WaitReason : null,
            }
            : execution with { Status = ExecutionStatus.Queued };
    }
}
