using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>An entry of a history: a transition of the execution or of one of its services.</summary>
public sealed record HistoryEntryDocument
{
    /// <summary>Number in the history, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it happened.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset Time { get; init; }

    /// <summary>Name of the service; null for the execution itself.</summary>
    public string? Service { get; init; }

    /// <summary>The status before; null for a new execution.</summary>
    public string? From { get; init; }

    /// <summary>The status after.</summary>
    public required string To { get; init; }

    /// <summary>Why, or where; null when the statuses say it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Name of the user who caused it, or <c>engine</c>.</summary>
    public required string By { get; init; }
}
