namespace Zoe.Benchmarks.Throughput;

/// <summary>What the arrival benchmark prints.</summary>
internal sealed record ArrivalResult
{
    public required int Nodes { get; init; }

    public required int Queue { get; init; }

    public required string Order { get; init; }

    /// <summary>From the arrival to the finished plan.</summary>
    public required double Microseconds { get; init; }

    public required double SpreadPercent { get; init; }
}
