namespace Zoe.Scheduler;

/// <summary>Which scheduler to build, by names.</summary>
public sealed record SchedulerOptions
{
    /// <summary>The mode; see <see cref="ModeNames"/>.</summary>
    public string Mode { get; init; } = ModeNames.Flexible;

    /// <summary>The queue order; see <see cref="QueueOrderNames"/>.</summary>
    public string Order { get; init; } = QueueOrderNames.Fifo;

    /// <summary>The placement policy; see <see cref="PlacementNames"/>.</summary>
    public string Placement { get; init; } = PlacementNames.Average;
}
