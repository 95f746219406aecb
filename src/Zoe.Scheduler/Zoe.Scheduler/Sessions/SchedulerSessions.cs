namespace Zoe.Scheduler;

/// <summary>Sessions for any scheduler.</summary>
public static class SchedulerSessions
{
    /// <summary>
    /// A session of the scheduler's own where it has one, else one that asks for a plan from scratch every time.
    /// </summary>
    public static ISchedulerSession OpenSession(this IScheduler scheduler, ClusterView cluster, int seed)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return scheduler is IIncrementalScheduler incremental
            ? incremental.Open(cluster, seed)
            : new RescanSession(scheduler, cluster, seed);
    }
}
