namespace Zoe.Scheduler;

/// <summary>
/// Says in which order executions are considered. Implement it and hand it to <see cref="SchedulerCatalog"/> to add one.
/// </summary>
public interface IQueueOrder
{
    /// <summary>The name under which configuration selects this order.</summary>
    string Name { get; }

    /// <summary>
    /// True when an execution's key never changes while it is queued or runs; sessions then sort once.
    /// </summary>
    bool IsStable => false;

    /// <summary>
    /// The sort key of an execution at <paramref name="now"/>: lower goes first. Equal keys go by submission, then by
    /// identifier. Must depend on the arguments alone.
    /// </summary>
    double Key(in QueueEntry entry, DateTimeOffset now);
}
