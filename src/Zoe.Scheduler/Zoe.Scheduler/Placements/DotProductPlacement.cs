using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>The largest dot product of free resources and demand first, both as shares of the largest node.</summary>
internal sealed class DotProductPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.DotProduct;

    public double Score(in NodeCandidate node, in PlacementRequest request) => Score(node.Free, request);

    public static double Score(Resources free, in PlacementRequest request) => -(
        NodeLevel.Share(free.Millicores, request.Largest.Millicores)
        * NodeLevel.Share(request.Demand.Millicores, request.Largest.Millicores)
        + NodeLevel.Share(free.MemoryBytes, request.Largest.MemoryBytes)
        * NodeLevel.Share(request.Demand.MemoryBytes, request.Largest.MemoryBytes));

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new DotProductFinder(table, nodes);
}
