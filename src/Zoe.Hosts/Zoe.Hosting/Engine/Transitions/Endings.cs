using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>How executions come to their end.</summary>
internal static class Endings
{
    /// <summary>
    /// Begins the end of an execution: what runs is stopped, what waits is dropped, and once nothing is left it gets
    /// its outcome. An execution that is already ending keeps its first outcome and reason.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="execution">What ends.</param>
    /// <param name="outcome">Its status when it is cleaned up.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="now">The moment.</param>
    /// <param name="endedAt">When it really ended, if that is known; else it is over when it is cleaned up.</param>
    public static EngineState End(
        this EngineState state, Execution execution, ExecutionStatus outcome, string reason, DateTimeOffset now,
        DateTimeOffset? endedAt = null)
    {
        if (execution.Status is ExecutionStatus.CleaningUp || !execution.Status.IsActive()) return state;
        var ending = execution.WithServices(Stop) with
        {
            Status = ExecutionStatus.CleaningUp,
            Outcome = outcome,
            ErrorMessage = reason,
            WaitReason = null,
            TimeEnd = endedAt is { } end ? Clamp(end, execution.TimeStart ?? execution.TimeSubmit, now) : null,
        };
        return state.With(ending.Advance(now));
    }

    // The clocks of nodes may differ from ours.
    private static DateTimeOffset Clamp(DateTimeOffset moment, DateTimeOffset first, DateTimeOffset last) =>
        moment > last ? last : moment < first ? first : moment;

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
