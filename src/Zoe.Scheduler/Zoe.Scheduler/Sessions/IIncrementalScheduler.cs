namespace Zoe.Scheduler.Sessions;

/// <summary>A scheduler that can keep its state between plans.</summary>
public interface IIncrementalScheduler : IScheduler
{
    /// <summary>Opens a session with a cluster and an empty queue.</summary>
    ISchedulerSession Open(ClusterView cluster, int seed);
}
