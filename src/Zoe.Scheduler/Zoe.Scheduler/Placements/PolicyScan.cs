namespace Zoe.Scheduler;

/// <summary>The index for a user's policy that says nothing about its scores in advance.</summary>
internal sealed class PolicyScan(IPlacementPolicy policy) : IIndexedPlacement
{
    public string Name => policy.Name;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => policy.Score(node, demand);

    public int LevelOf(int node, in NodeState state, Resources largest) => 0;

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new ScanFinder(table, nodes, policy);
}
