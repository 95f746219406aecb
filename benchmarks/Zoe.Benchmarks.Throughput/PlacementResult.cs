namespace Zoe.Benchmarks.Throughput;

/// <summary>What the placement benchmark prints.</summary>
internal sealed record PlacementResult
{
    public required string Placement { get; init; }

    public required int Nodes { get; init; }

    public required bool Labels { get; init; }

    public required double PlacementsPerSecond { get; init; }

    public required double SpreadPercent { get; init; }

    public required double BaselinePlacementsPerSecond { get; init; }

    public required double BaselineSpreadPercent { get; init; }

    public required double TimesBaseline { get; init; }

    public required double AllocatedBytesPerPlacement { get; init; }

    public required double CoreFill { get; init; }

    public required double MemoryFill { get; init; }

    /// <summary>Attempts that found no node, in percent of all.</summary>
    public required double RefusedPercent { get; init; }
}
