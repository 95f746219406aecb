namespace Zoe.Scheduler.Simulation;

/// <summary>The knobs of the research workload.</summary>
public sealed record ResearchOptions
{
    /// <summary>Nodes of 32 cores and 128 GiB.</summary>
    public int Nodes { get; init; } = 100;

    /// <summary>How many applications come.</summary>
    public int Applications { get; init; } = 20_000;

    /// <summary>The time over which they come.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// The work of all applications as a share of what the nodes can do within <see cref="Span"/>; durations are scaled
    /// to meet it.
    /// </summary>
    public double Load { get; init; } = 0.8;

    /// <summary>The seed of all draws.</summary>
    public int Seed { get; init; } = 1;
}
