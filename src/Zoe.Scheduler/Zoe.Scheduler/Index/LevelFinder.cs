namespace Zoe.Scheduler;

/// <summary>
/// For policies that put nodes on levels: the best node that fits is the first with room on the lowest level that has one.
/// </summary>
internal sealed class LevelFinder(NodeTable table, NodeSet nodes, int levels) : NodeFinder(table, nodes, levels)
{
    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        var patience = Patience;
        for (var level = Rooms.NextLevel(0, need); level >= 0; level = Rooms.NextLevel(level + 1, need))
        {
            for (var place = Rooms.NextPlace(0, level, need); place >= 0; place = Rooms.NextPlace(place + 1, level, need))
            {
                var node = NodeAt(place);
                if (among is not null && !among.Contains(node))
                {
                    if (--patience == 0) return GaveUp;
                }
                else if (CanTake(node, demand.Demand, excluded))
                {
                    return node;
                }
            }
        }

        return -1;
    }
}
