using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>Usage of a service during an interval; cores in cores, memory in bytes.</summary>
public sealed record UsagePointDocument
{
    /// <summary>Begin of the interval.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    public required DateTimeOffset? Time { get; init; }

    /// <summary>Length of the interval in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Mean use of cores.</summary>
    public required double Cores { get; init; }

    /// <summary>Highest use of cores between two samples.</summary>
    public required double MaxCores { get; init; }

    /// <summary>Mean memory.</summary>
    public required long Memory { get; init; }

    /// <summary>Highest sampled memory.</summary>
    public required long MaxMemory { get; init; }
}
