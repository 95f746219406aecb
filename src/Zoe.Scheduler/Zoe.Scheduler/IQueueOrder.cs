namespace Zoe.Scheduler;

/// <summary>
/// Orders executions in the queue. Implement it and pass it to <see cref="SchedulerCatalog"/> to add an order.
/// </summary>
public interface IQueueOrder
{
    /// <summary>The name under which configuration selects this order.</summary>
    string Name { get; }

    /// <summary>
    /// True when an execution's key never changes while it is queued or runs; sessions then sort once.
    /// </summary>
    bool IsStable => false;

    /// <summary>True when the key depends on <see cref="ScheduledExecution.ExpectedDuration"/>.</summary>
    bool UsesDuration => false;

    /// <summary>
    /// The sort key of an execution at <paramref name="now"/>: lower goes first within a priority. Equal keys are ordered by submission, then by
    /// identifier. Must depend on the arguments only.
    /// </summary>
    double Key(in QueueEntry entry, DateTimeOffset now);
}
