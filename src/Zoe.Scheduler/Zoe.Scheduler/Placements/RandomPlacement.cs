namespace Zoe.Scheduler;

/// <summary>
/// Every node that fits is as likely as any other. Seed and service decide alone in which order nodes are tried, so that
/// the draw does not depend on what was placed before.
/// </summary>
internal sealed class RandomPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Random;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => new NodeShuffle(demand).RankOf(node.Index);

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new RandomFinder(table, nodes);
}
