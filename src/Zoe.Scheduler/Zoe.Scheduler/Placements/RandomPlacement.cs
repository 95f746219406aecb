using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>
/// Chooses uniformly among the nodes that fit. The random order of the nodes depends only on seed and service, not on earlier
/// placements.
/// </summary>
internal sealed class RandomPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Random;

    public double Score(in NodeCandidate node, in PlacementRequest request) => new NodeShuffle(request).RankOf(node.Index);

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new RandomFinder(table, nodes);
}
