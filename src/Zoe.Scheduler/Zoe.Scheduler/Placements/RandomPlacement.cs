namespace Zoe.Scheduler;

/// <summary>
/// Every node that fits is as likely as any other. Seed and service decide alone in which order nodes are tried, so that
/// the draw does not depend on what was placed before.
/// </summary>
internal sealed class RandomPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Random;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => new NodeShuffle(demand).RankOf(node.Index);

    public NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity) =>
        new RandomFinder(table, nodes, capacity);
}
