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

    /// <summary>
    /// Null: an execution that finds no place is not overtaken on nodes that it could use. With a value it may be
    /// overtaken until it has waited so long; then it goes first and gets nodes that nobody else can take.
    /// </summary>
    public TimeSpan? ReserveAfter { get; init; }
}
