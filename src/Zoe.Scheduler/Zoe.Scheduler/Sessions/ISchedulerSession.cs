namespace Zoe.Scheduler.Sessions;

/// <summary>
/// A scheduler that keeps cluster and queue between plans, so that the cost of an event depends on what it changes. Every plan
/// is assumed to be carried out; use <see cref="Submit"/> to report deviations. Not thread-safe.
/// </summary>
public interface ISchedulerSession
{
    /// <summary>Replaces the nodes, for example after one was added, removed, changed or disabled.</summary>
    void SetCluster(ClusterView cluster);

    /// <summary>Adds or replaces an execution, including the nodes of its services.</summary>
    void Submit(ScheduledExecution execution);

    /// <summary>Removes an execution and frees its resources. False when there is no such execution.</summary>
    bool Remove(long executionId);

    /// <summary>Sets the completed share of an execution's work, 0 to 1, for orders by remaining duration.</summary>
    void ReportProgress(long executionId, double progress);

    /// <summary>
    /// Plans at time <paramref name="now"/>: the same placements and releases as <see cref="IScheduler.Plan"/> for the same
    /// state. <see cref="Plan.Waiting"/> is empty.
    /// </summary>
    Plan Replan(DateTimeOffset now);

    /// <summary>Why an execution waited in the last plan; null when it does not wait.</summary>
    Wait? Explain(long executionId);

    /// <summary>
    /// Why elastic services of an execution with placed essential services got no node in the last plan; null when none wait,
    /// or when the session does not support it.
    /// </summary>
    Wait? ExplainElastic(long executionId) => null;
}
