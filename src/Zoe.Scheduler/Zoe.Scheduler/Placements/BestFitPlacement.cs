namespace Zoe.Scheduler;

/// <summary>Least left over first.</summary>
internal sealed class BestFitPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.BestFit;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.LeastFree(node.Free, demand.Largest);

    public NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity) =>
        new LevelFinder<Rule>(table, nodes, capacity, default);

    private readonly struct Rule : ILevelRule
    {
        public int Levels => NodeLevel.FreeSteps;

        public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.LeastFree(state.Free, largest);
    }
}
