namespace Zoe.Scheduler.Index;

/// <summary>Adapts a custom policy without levels: every node that fits is scored.</summary>
internal sealed class PolicyScan(IPlacementPolicy policy) : IIndexedPlacement
{
    public string Name => policy.Name;

    public double Score(in NodeCandidate node, in PlacementRequest request) => policy.Score(node, request);

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new ScanFinder(table, nodes, policy);
}
