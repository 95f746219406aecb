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
        public int LevelOf(int services, Resources free, Resources largest) => NodeLevel.FewestServices(services);
    }
}
