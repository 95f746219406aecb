namespace Zoe.Scheduler;

/// <summary>The largest dot product of free resources and demand first, both as shares of the largest node.</summary>
internal sealed class DotProductPlacement : IPlacementPolicy
{
    public string Name => PlacementNames.DotProduct;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => -(
        NodeLevel.Share(node.Free.Millicores, demand.Largest.Millicores)
        * NodeLevel.Share(demand.Demand.Millicores, demand.Largest.Millicores)
        + NodeLevel.Share(node.Free.MemoryBytes, demand.Largest.MemoryBytes)
        * NodeLevel.Share(demand.Demand.MemoryBytes, demand.Largest.MemoryBytes));
}
