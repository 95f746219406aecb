namespace Zoe.Hosting.IdleExecutions;

/// <summary>Reports how long executions have been idle. An execution is idle when all sources report it as idle.</summary>
public interface IActivitySource
{
    /// <summary>
    /// How long an execution has not been active, as far as this source knows; zero when it is active now, null when
    /// it cannot tell, so that the execution is not ended. Thread-safe.
    /// </summary>
    TimeSpan? FindIdleTime(Execution execution);
}
