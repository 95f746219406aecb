namespace Zoe.Hosting;

/// <summary>An entry of an execution's history: a transition of the execution or of one of its services.</summary>
public sealed record ExecutionEvent
{
    /// <summary><see cref="By"/> for what the engine did by itself.</summary>
    public const string Engine = "engine";

    /// <summary>Number of entries that are always kept, from the first one on.</summary>
    public const int KeptFirst = 50;

    /// <summary>Maximum number of entries of an execution: the first ones, and the latest ones.</summary>
    public const int MaxKept = 500;

    /// <summary>The execution.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>Its number in the execution's history, from 1. Gaps are entries that were replaced by later ones.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Name of the service; null for the execution itself.</summary>
    public string? Service { get; init; }

    /// <summary>Name of the status before; null for a new execution.</summary>
    public string? From { get; init; }

    /// <summary>Name of the status after.</summary>
    public required string To { get; init; }

    /// <summary>Why, or where; null when the statuses say it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Name of the user who caused it, or <see cref="Engine"/>.</summary>
    public required string By { get; init; }

    /// <summary>
    /// Where a store keeps it, from 0: an entry replaces the one with the same slot, so that a history is bounded.
    /// </summary>
    public int Slot => Sequence <= KeptFirst
        ? Sequence - 1
        : KeptFirst + ((Sequence - 1 - KeptFirst) % (MaxKept - KeptFirst));
}
