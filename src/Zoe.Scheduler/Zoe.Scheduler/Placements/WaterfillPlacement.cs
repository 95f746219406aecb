using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>The node with the most services first.</summary>
internal sealed class WaterfillPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Waterfill;

    public double Score(in NodeCandidate node, in PlacementRequest request) => NodeLevel.MostServices(node.Services);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.MostServices(state.Services);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.Count);
}
