using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Transitions of idle executions.</summary>
internal static class Idleness
{
    /// <summary>Warns that an execution is idle, or withdraws the warning when <paramref name="end"/> is null.</summary>
    public static EngineState Idle(this EngineState state, long id, DateTimeOffset? end)
    {
        if (!state.Executions.TryGetValue(id, out var execution) || execution.Status is not ExecutionStatus.Running) return state;
        if (execution.IdleEnd is null == end is null) return state;
        return state.With(
            execution with { IdleEnd = end },
            end is { } time ? $"Idle: it is ended at {time:u} unless it is used or extended." : "In use again.");
    }

    /// <summary>Ends an execution that has been warned and was not extended since.</summary>
    public static EngineState EndIdle(this EngineState state, long id, TimeSpan idleTime, DateTimeOffset now) =>
        state.Executions.TryGetValue(id, out var execution) && execution is { Status: ExecutionStatus.Running, IdleEnd: not null }
            ? state.End(
                execution, ExecutionStatus.Terminated,
                $"It was idle for {QuotaText.Duration(idleTime)}: no requests through its links and no CPU usage.", now)
            : state;
}
