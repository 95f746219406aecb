namespace Zoe.Scheduler;

/// <summary>Fewest services first.</summary>
internal sealed class AveragePlacement : IPlacementPolicy
{
    public string Name => PlacementNames.Average;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => node.Services;
}
