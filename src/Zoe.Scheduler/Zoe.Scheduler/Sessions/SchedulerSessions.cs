namespace Zoe.Scheduler.Sessions;

/// <summary>Opens sessions for any scheduler.</summary>
public static class SchedulerSessions
{
    /// <summary>
    /// The scheduler's own session if it is incremental, otherwise a session that makes every plan from scratch.
    /// </summary>
    public static ISchedulerSession OpenSession(this IScheduler scheduler, ClusterView cluster, int seed)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler is IIncrementalScheduler incremental
            ? incremental.Open(cluster, seed)
            : new FullReplanSession(scheduler, cluster, seed);
    }
}
