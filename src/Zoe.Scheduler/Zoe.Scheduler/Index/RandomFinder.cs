namespace Zoe.Scheduler;

/// <summary>
/// The first node with room in an order drawn for the service: tries a few from the front, then finds those with room and
/// compares them if they are few, and else, since there are many, tries on until it hits one.
/// </summary>
internal sealed class RandomFinder : NodeFinder
{
    private const int Tries = 64;
    private const int Few = 256;

    public RandomFinder(NodeTable table, int[] nodes, Resources capacity)
        : base(table, nodes, capacity, levels: 1)
    {
        for (var place = 0; place < nodes.Length; place++) Show(place);
    }

    public override int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score)
    {
        var shuffle = new NodeShuffle(demand);
        var need = RoomTree.OnLevel(Scale.Of(demand.Demand), 0);
        var place = Count > Tries ? Try(shuffle, 0, Tries, need, demand.Demand, excluded) : -1;
        if (place < 0 && !TryCompare(shuffle, need, demand.Demand, excluded, out place))
            place = Try(shuffle, Tries, shuffle.Ranks, need, demand.Demand, excluded);
        score = place < 0 ? 0 : shuffle.RankOf(NodeAt(place));
        return place;
    }

    private int Try(in NodeShuffle shuffle, int from, int to, ulong need, Resources demand, ReadOnlySpan<int> excluded)
    {
        var own = Table.States[NodeAt(0)].Class;
        for (var rank = from; rank < to; rank++)
        {
            var node = shuffle.NodeAt(rank);
            if (node >= Table.States.Length || Table.States[node].Class != own) continue;
            var place = Table.States[node].Place;
            var room = Rooms.At(place);
            if (RoomBlock.Max(room, need) == room && CanTake(place, demand, excluded)) return place;
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
            var rank = shuffle.RankOf(NodeAt(place));
            if (rank < first && CanTake(place, demand, excluded)) (best, first) = (place, rank);
        }

        return true;
    }
}
