using System.Text.Json.Serialization;

namespace Zoe.Benchmarks.Throughput;

/// <summary>What the arrival benchmark prints.</summary>
internal sealed record ArrivalResult
{
    public required int Nodes { get; init; }

    public required int Queue { get; init; }

    public required string Mode { get; init; }

    public required string Order { get; init; }

    /// <summary>The wait in seconds after which nodes are reserved; null for never.</summary>
    public required int? ReserveAfter { get; init; }

    /// <summary>Mode, order and reservation in short.</summary>
    [JsonIgnore]
    public string Policy => $"{Mode} {Order}" + (ReserveAfter is { } seconds ? $" reserving after {seconds} s" : "");

    /// <summary>From the arrival to the finished plan.</summary>
    public required double Microseconds { get; init; }

    public required double SpreadPercent { get; init; }
}
