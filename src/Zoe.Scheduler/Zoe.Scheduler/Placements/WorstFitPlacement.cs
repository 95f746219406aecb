namespace Zoe.Scheduler;

/// <summary>Most left over first.</summary>
internal sealed class WorstFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.WorstFit;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.MostFree(node.Free, demand.Largest);

    public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.MostFree(state.Free, largest);

    public NodeFinder CreateFinder(NodeTable table, NodeSet nodes) => new LevelFinder(table, nodes, NodeLevel.FreeSteps);
}
