namespace Zoe.Scheduler;

/// <summary>A scheduler that can also keep its state between plans.</summary>
public interface IIncrementalScheduler : IScheduler
{
    /// <summary>Starts with a cluster and an empty queue.</summary>
    ISchedulerSession Open(ClusterView cluster, int seed);
}
