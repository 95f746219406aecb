namespace Zoe.Scheduler;

/// <summary>
/// A scheduler that remembers cluster and queue between plans, so that an event costs what it touches. Every plan is
/// taken as carried out; what turned out otherwise is told by <see cref="Submit"/>. Not safe for concurrent use.
/// </summary>
public interface ISchedulerSession
{
    /// <summary>Replaces the nodes, after one came, went, changed or was disabled.</summary>
    void SetCluster(ClusterView cluster);

    /// <summary>Adds an execution or replaces what is known of it, with the nodes that its services hold.</summary>
    void Submit(ScheduledExecution execution);

    /// <summary>Takes out an execution that ended, and frees what it held. False when it was not there.</summary>
    bool Remove(long executionId);

    /// <summary>Tells how much of an execution's work is done, 0 to 1, for orders that go by what remains.</summary>
    void ReportProgress(long executionId, double progress);

    /// <summary>
    /// Plans for the moment <paramref name="now"/>: the same placements and releases as the scheduler's
    /// <see cref="IScheduler.Plan"/> would make for the same state. <see cref="Plan.Waiting"/> stays empty.
    /// </summary>
    Plan Replan(DateTimeOffset now);

    /// <summary>Why an execution waited in the last plan; null when it does not wait.</summary>
    Wait? Explain(long executionId);

    /// <summary>
    /// Why elastic services of an execution whose essential ones have their nodes found none in the last plan; null when
    /// none wait, or when the session does not know why.
    /// </summary>
    Wait? ExplainElastic(long executionId) => null;
}
