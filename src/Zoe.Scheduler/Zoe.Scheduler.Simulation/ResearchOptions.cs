namespace Zoe.Scheduler.Simulation;

/// <summary>Options of the research workload.</summary>
public sealed record ResearchOptions
{
    /// <summary>Number of nodes with 32 cores and 128 GiB each.</summary>
    public int Nodes { get; init; } = 100;

    /// <summary>Number of applications.</summary>
    public int Applications { get; init; } = 20_000;

    /// <summary>The period over which applications are submitted.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// The work of all applications as a share of the capacity of the nodes over <see cref="Span"/>; durations are scaled to
    /// match.
    /// </summary>
    public double Load { get; init; } = 0.8;

    /// <summary>Seed of the random number generator.</summary>
    public int Seed { get; init; } = 1;
}
