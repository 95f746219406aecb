using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>The node with the fewest services first.</summary>
internal sealed class AveragePlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Average;

    public double Score(in NodeCandidate node, in PlacementRequest request) => NodeLevel.FewestServices(node.Services);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.FewestServices(state.Services);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.Count);
}
