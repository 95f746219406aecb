using System.Collections.Immutable;
using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Scheduler.Simulation;

/// <summary>The results of a workload under one scheduler. Times are in seconds.</summary>
public sealed record SimulationRun
{
    /// <summary>The scheduler's name.</summary>
    public required string Scheduler { get; init; }

    /// <summary>The seed of the scheduler.</summary>
    public required int Seed { get; init; }

    /// <summary>Number of finished applications.</summary>
    public required int Finished { get; init; }

    /// <summary>Number of applications that could never start.</summary>
    public required int NeverStarted { get; init; }

    /// <summary>From submission to the end.</summary>
    public required Distribution Turnaround { get; init; }

    /// <summary>From submission until all core components had a node.</summary>
    public required Distribution QueueTime { get; init; }

    /// <summary>Turnaround over the duration alone on the cluster with all components.</summary>
    public required Distribution Slowdown { get; init; }

    /// <summary>When the last application finished.</summary>
    public required double Makespan { get; init; }

    /// <summary>Number of preempted elastic components.</summary>
    public required int Preempted { get; init; }

    /// <summary>Total run time of the preempted components.</summary>
    public required double PreemptedSeconds { get; init; }

    /// <summary>The cluster over time.</summary>
    public required ImmutableArray<TimelinePoint> Timeline { get; init; }
}
