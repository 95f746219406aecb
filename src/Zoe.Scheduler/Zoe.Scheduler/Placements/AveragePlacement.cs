namespace Zoe.Scheduler;

/// <summary>Fewest services first.</summary>
internal sealed class AveragePlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Average;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.FewestServices(node.Services);

    public NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity) =>
        new LevelFinder<Rule>(table, nodes, capacity, default);

    private readonly struct Rule : ILevelRule
    {
        public int Levels => NodeLevel.Count;

        public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.FewestServices(state.Services);
    }
}
