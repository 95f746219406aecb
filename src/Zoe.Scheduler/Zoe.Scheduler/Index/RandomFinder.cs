namespace Zoe.Scheduler;

/// <summary>
/// The first node with room in an order drawn for the service: tries a few from the front, then finds those with room and
/// compares them if they are few, and else, since there are many, tries on until it hits one.
/// </summary>
internal sealed class RandomFinder(NodeTable table, NodeSet nodes) : NodeFinder(table, nodes, levels: 1)
{
    private const int Tries = 64;
    private const int Few = 256;

    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded)
    {
        var shuffle = new NodeShuffle(demand);
        var room = RoomTree.OnLevel(need, 0);
        var node = Count > Tries ? Try(shuffle, 0, Tries, room, demand.Demand, excluded) : -1;
        if (node < 0 && !TryCompare(shuffle, room, demand.Demand, excluded, out node))
            node = Try(shuffle, Tries, shuffle.Ranks, room, demand.Demand, excluded);
        return node;
    }

    private int Try(in NodeShuffle shuffle, int from, int to, ulong need, Resources demand, ReadOnlySpan<int> excluded)
    {
        var states = Table.States;
        for (var rank = from; rank < to; rank++)
        {
            var node = shuffle.NodeAt(rank);
            if (node >= states.Length) continue;
            var room = states[node].Room;
            if (RoomBlock.Max(room, need) == room && Nodes.Contains(node) && CanTake(node, demand, excluded)) return node;
        }

        return -1;
    }

    // False when there are too many; else the first of them by rank, -1 if there is none.
    private bool TryCompare(
        in NodeShuffle shuffle, ulong need, Resources demand, ReadOnlySpan<int> excluded, out int best)
    {
        best = -1;
        var (first, seen) = (int.MaxValue, 0);
        for (var place = Rooms.NextPlace(0, 0, need); place >= 0; place = Rooms.NextPlace(place + 1, 0, need))
        {
            if (++seen > Few && Count > Tries) return false;
            var node = NodeAt(place);
            var rank = shuffle.RankOf(node);
            if (rank < first && CanTake(node, demand, excluded)) (best, first) = (node, rank);
        }

        return true;
    }
}
