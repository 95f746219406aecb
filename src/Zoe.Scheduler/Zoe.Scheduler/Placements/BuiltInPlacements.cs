namespace Zoe.Scheduler.Placements;

/// <summary>The built-in placement policies.</summary>
internal static class BuiltInPlacements
{
    public static IReadOnlyList<IPlacementPolicy> All { get; } =
    [
        new AveragePlacement(), new WaterfillPlacement(), new RandomPlacement(),
        new BestFitPlacement(), new WorstFitPlacement(), new DotProductPlacement(),
    ];
}
