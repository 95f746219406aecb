namespace Zoe.Scheduler;

/// <summary>
/// For policies that put nodes on levels: the best node that fits is the first with room on the lowest level that has one.
/// </summary>
internal sealed class LevelFinder<TRule> : NodeFinder
    where TRule : struct, ILevelRule
{
    private readonly TRule _rule;

    public LevelFinder(NodeTable table, int[] nodes, Resources capacity, TRule rule)
        : base(table, nodes, capacity, rule.Levels)
    {
        _rule = rule;
        for (var place = 0; place < nodes.Length; place++) Show(place);
    }

    public override int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score)
    {
        var need = Scale.Of(demand.Demand);
        for (var level = Rooms.NextLevel(0, need); level >= 0; level = Rooms.NextLevel(level + 1, need))
        {
            for (var place = Rooms.NextPlace(0, level, need); place >= 0; place = Rooms.NextPlace(place + 1, level, need))
            {
                if (!CanTake(place, demand.Demand, excluded)) continue;
                score = level;
                return place;
            }
        }

        score = 0;
        return -1;
    }

    protected override int LevelOf(int node, in NodeState state) => _rule.LevelOf(node, state, Table.Largest);
}
