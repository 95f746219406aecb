using Zoe.Scheduler.Simulation.Running;

namespace Zoe.Scheduler.Simulation;

/// <summary>A discrete-event simulator: plans after every arrival and end of an application.</summary>
public static class Simulator
{
    /// <summary>
    /// Simulates until every application that can start has ended. Reports the share of ended applications to
    /// <paramref name="progress"/> about a hundred times.
    /// </summary>
    /// <exception cref="InvalidOperationException">The scheduler over-commits a node or refers to an unknown node or service.</exception>
    public static SimulationRun Run(
        Workload workload, IScheduler scheduler, int seed = 0, IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(scheduler);
        return new SimulationLoop(workload, scheduler, seed, progress).Run(cancellationToken);
    }
}
