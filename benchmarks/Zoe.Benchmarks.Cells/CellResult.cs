using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Benchmarks.Cells;

/// <summary>The results of one router.</summary>
internal sealed record CellResult
{
    public required string Router { get; init; }

    public required int Cells { get; init; }

    public required int Finished { get; init; }

    public required Distribution Turnaround { get; init; }

    public required Distribution QueueTime { get; init; }

    /// <summary>Reserved part of the cores.</summary>
    public required double Utilisation { get; init; }

    public required long Placements { get; init; }

    /// <summary>Planning time of the busiest cell.</summary>
    public required double BusiestSeconds { get; init; }

    /// <summary>Mean time of a plan.</summary>
    public required double PlanMicroseconds { get; init; }

    /// <summary>Services per second that all cells plan when each has a processor of its own.</summary>
    public double ServicesPerSecond => Placements / BusiestSeconds;
}
