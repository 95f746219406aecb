namespace Zoe.Benchmarks.Throughput;

/// <summary>A release and a placement on nodes that differ.</summary>
internal sealed record VarietyResult
{
    public required string Placement { get; init; }

    public required int Nodes { get; init; }

    public required NodeVariety Variety { get; init; }

    public required double Nanoseconds { get; init; }

    /// <summary>How many times as long as on nodes that are alike, the median over pairs of runs.</summary>
    public required double TimesAlike { get; init; }

    public required double AllocatedBytesPerPlacement { get; init; }
}
