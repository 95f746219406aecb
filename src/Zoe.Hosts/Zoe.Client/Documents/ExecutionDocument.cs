using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>An execution.</summary>
public sealed record ExecutionDocument
{
    /// <summary>Id of the execution.</summary>
    public required long Id { get; init; }

    /// <summary>Id of its owner.</summary>
    public long UserId { get; init; }

    /// <summary>Login name of its owner.</summary>
    public string? UserName { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The ZApp.</summary>
    public JsonElement Description { get; init; }

    /// <summary>When it was submitted.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset TimeSubmit { get; init; }

    /// <summary>When all its essential services were running; null before.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? TimeStart { get; init; }

    /// <summary>When it ended; null before.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? TimeEnd { get; init; }

    /// <summary><c>submitted</c>, <c>queued</c>, <c>starting</c>, <c>running</c>, <c>cleaning up</c>, <c>terminated</c> or <c>error</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed, or who terminated it; null when it ended by itself successfully.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why it waits or is not complete; null for none.</summary>
    public string? WaitReason { get; init; }

    /// <summary>Ids of its services.</summary>
    public IReadOnlyList<long> Services { get; init; } = [];

    /// <summary>The size that the ZApp declares, for the queue order.</summary>
    public long Size { get; init; }

    /// <summary>Higher ones are ahead in the queue.</summary>
    public int Priority { get; init; }

    /// <summary>How many seconds it may run; null for no limit.</summary>
    public double? TimeLimit { get; init; }

    /// <summary>When it is ended because of its time limit; null before its start and without a limit.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>How many seconds it is expected to run; null when unknown.</summary>
    public double? ExpectedDuration { get; init; }

    /// <summary>True when the expected duration is estimated from former runs.</summary>
    public bool DurationEstimated { get; init; }

    /// <summary>Id of the execution that it repeats; null when it is not a restart.</summary>
    public long? RestartOf { get; init; }

    /// <summary>When it is ended because it is idle, unless it is used before; null when it is in use.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? IdleEnd { get; init; }

    /// <summary>Until when it is kept although it is idle; null for not.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? KeepUntil { get; init; }

    /// <summary>True when its status is final.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is "terminated" or "error";

    /// <summary>Name of the ZApp; empty when the description has none.</summary>
    [JsonIgnore]
    public string ApplicationName =>
        Description.ValueKind == JsonValueKind.Object && Description.TryGetProperty("name", out var name) ? name.ToString() : "";
}
