namespace Zoe.Scheduler;

/// <summary>Selects the parts of a scheduler by name.</summary>
public sealed record SchedulerOptions
{
    /// <summary>The mode; see <see cref="ModeNames"/>.</summary>
    public string Mode { get; init; } = ModeNames.Flexible;

    /// <summary>The queue order; see <see cref="QueueOrderNames"/>.</summary>
    public string Order { get; init; } = QueueOrderNames.Fifo;

    /// <summary>The placement policy; see <see cref="PlacementNames"/>.</summary>
    public string Placement { get; init; } = PlacementNames.Average;

    /// <summary>
    /// The wait after which an execution moves to the head of the queue and gets nodes reserved that drain until it fits. Null
    /// for no reservations: later executions that fit may always overtake a waiting one.
    /// </summary>
    public TimeSpan? ReserveAfter { get; init; }
}
