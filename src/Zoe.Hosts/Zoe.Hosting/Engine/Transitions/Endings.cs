using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Transitions that end executions.</summary>
internal static class Endings
{
    /// <summary>
    /// Begins to end an execution: running services are stopped, and when all are gone it gets its outcome. An
    /// execution that is already ending keeps its first outcome and error message.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="execution">The execution to end.</param>
    /// <param name="outcome">Its final status, after cleaning up.</param>
    /// <param name="error">What went wrong, or who terminated it; null for success.</param>
    /// <param name="now">The current time.</param>
    /// <param name="endedAt">When it ended, if known; else the time when cleaning up completes.</param>
    /// <param name="by">Who ends it.</param>
    public static EngineState End(
        this EngineState state, Execution execution, ExecutionStatus outcome, string? error, DateTimeOffset now,
        DateTimeOffset? endedAt = null, string by = ExecutionEvent.Engine)
    {
        if (execution.Status is ExecutionStatus.CleaningUp || !execution.Status.IsActive()) return state;
        var ending = execution.WithServices(Stop) with
        {
            Status = ExecutionStatus.CleaningUp,
            Outcome = outcome,
            ErrorMessage = error,
            WaitReason = null,
            TimeEnd = endedAt is { } end ? Clamp(end, execution.TimeStart ?? execution.TimeSubmit, now) : null,
        };
        var next = state.With(ending, by: by);
        var advanced = ending.Advance(now);
        return ReferenceEquals(advanced, ending) ? next : next.With(advanced);
    }

    // The clocks of nodes may differ from this one.
    private static DateTimeOffset Clamp(DateTimeOffset time, DateTimeOffset first, DateTimeOffset last) =>
        time > last ? last : time < first ? first : time;

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
