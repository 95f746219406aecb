namespace Zoe.Scheduler;

/// <summary>Most services first.</summary>
internal sealed class WaterfillPlacement : IPlacementPolicy
{
    public string Name => PlacementNames.Waterfill;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => -node.Services;
}
