namespace Zoe.Scheduler.Simulation;

/// <summary>Runs workloads against schedulers, event by event: arrivals and ends, and a plan after each.</summary>
public static class Simulator
{
    /// <summary>
    /// Simulates until every application that can start has ended. <paramref name="progress"/> hears the share of the
    /// applications that ended, about a hundred times.
    /// </summary>
    /// <exception cref="InvalidOperationException">The scheduler over-commits a node or names what does not exist.</exception>
    public static SimulationRun Run(
        Workload workload, IScheduler scheduler, int seed = 0, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(scheduler);
        return new SimulationLoop(workload, scheduler, seed, progress).Run(cancellationToken);
    }
}
