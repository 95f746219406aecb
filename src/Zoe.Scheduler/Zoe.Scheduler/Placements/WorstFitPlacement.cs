namespace Zoe.Scheduler;

/// <summary>Most left over first.</summary>
internal sealed class WorstFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.WorstFit;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.MostFree(node.Free, demand.Largest);

    public NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity) =>
        new LevelFinder<Rule>(table, nodes, capacity, default);

    private readonly struct Rule : ILevelRule
    {
        public int Levels => NodeLevel.FreeSteps;

        public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.MostFree(state.Free, largest);
    }
}
