namespace Zoe.Scheduler;

/// <summary>The placement policies that come with the library.</summary>
internal static class BuiltInPlacements
{
    public static IReadOnlyList<IPlacementPolicy> All { get; } =
    [
        new AveragePlacement(), new WaterfillPlacement(), new RandomPlacement(),
        new BestFitPlacement(), new WorstFitPlacement(), new DotProductPlacement(),
    ];
}
