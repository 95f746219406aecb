namespace Zoe.Scheduler;

/// <summary>
/// Says in which order executions are considered. Implement it and hand it to <see cref="SchedulerCatalog"/> to add one.
/// </summary>
public interface IQueueOrder
{
    /// <summary>The name under which configuration selects this order.</summary>
    string Name { get; }

    /// <summary>
    /// The sort key of <paramref name="execution"/> at <paramref name="now"/>: lower goes first. Equal keys go by
    /// submission, then by identifier. Must depend on the arguments alone.
    /// </summary>
    double Key(ScheduledExecution execution, DateTimeOffset now);
}
