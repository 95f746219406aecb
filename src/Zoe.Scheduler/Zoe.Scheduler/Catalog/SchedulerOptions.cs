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
    /// Null: whoever fits may start, also past executions that wait, for however long. With a value an execution that
    /// has waited so long goes first and gets nodes that nobody else can take; others are placed around them.
    /// </summary>
    public TimeSpan? ReserveAfter { get; init; }
}
