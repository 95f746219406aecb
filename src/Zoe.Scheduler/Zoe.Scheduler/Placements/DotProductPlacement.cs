namespace Zoe.Scheduler;

/// <summary>The largest dot product of free resources and demand first, both as shares of the largest node.</summary>
internal sealed class DotProductPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.DotProduct;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => Score(node.Free, demand);

    public static double Score(Resources free, in ServiceDemand demand) => -(
        NodeLevel.Share(free.Millicores, demand.Largest.Millicores)
        * NodeLevel.Share(demand.Demand.Millicores, demand.Largest.Millicores)
        + NodeLevel.Share(free.MemoryBytes, demand.Largest.MemoryBytes)
        * NodeLevel.Share(demand.Demand.MemoryBytes, demand.Largest.MemoryBytes));

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new DotProductFinder(table, nodes);
}
