namespace Zoe.Scheduler;

/// <summary>Least left over first.</summary>
internal sealed class BestFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.BestFit;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.LeastFree(node.Free, demand.Largest);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.LeastFree(state.Free, largest);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.FreeSteps);
}
