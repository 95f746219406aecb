namespace Zoe.Scheduler;

/// <summary>Most services first.</summary>
internal sealed class WaterfillPlacement : IIndexedPlacement
{
    public string Name => PlacementNames.Waterfill;

    public double Score(in NodeCandidate node, in ServiceDemand demand) => NodeLevel.MostServices(node.Services);

    public NodeFinder CreateFinder(NodeTable table, int[] nodes, Resources capacity) =>
        new LevelFinder<Rule>(table, nodes, capacity, default);

    private readonly struct Rule : ILevelRule
    {
        public int Levels => NodeLevel.Count;

        public int LevelOf(int node, in NodeState state, Resources largest) => NodeLevel.MostServices(state.Services);
    }
}
