using System.Numerics;

namespace Zoe.Scheduler;

/// <summary>
/// The first node with room in an order drawn for the service: tries a few from the front, then finds those with room and
/// compares them if they are few, and else, since there are many, tries on until it hits one. After a service for which they
/// were few it begins with that.
/// </summary>
internal sealed class RandomFinder(NodeTable table, NodeSet nodes) : NodeFinder(table, nodes, levels: 1)
{
    private const int Tries = 48;
    private const int Few = 48;

    private bool _few;

    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        if (Rooms.NextLevel(0, need) < 0) return -1;
        var shuffle = new NodeShuffle(demand);
        var room = RoomTree.OnLevel(need, 0);
        var wanted = among ?? Nodes;
        if (_few && TryCompare(shuffle, room, demand.Demand, excluded, wanted, out var node)) return node;
        var knownToBeMany = _few;
        _few = false;
        if (Count > Tries)
        {
            node = Try(shuffle, 0, Tries, room, demand.Demand, excluded, wanted);
            if (node >= 0) return node;
        }

        if (!knownToBeMany && TryCompare(shuffle, room, demand.Demand, excluded, wanted, out node)) return node;
        return among is null ? Try(shuffle, 0, shuffle.Ranks, room, demand.Demand, excluded, wanted) : GaveUp;
    }

    private int Try(
        in NodeShuffle shuffle, int from, int to, ulong need, Resources demand, ReadOnlySpan<int> excluded, NodeSet wanted)
    {
        var states = Table.States;
        for (var rank = from; rank < to; rank++)
        {
            var node = shuffle.NodeAt(rank);
            if (node >= states.Length) continue;
            var room = states[node].Room;
            if (RoomBlock.Max(room, need) == room && Nodes.Contains(node) && wanted.Contains(node) && CanTake(node, demand, excluded))
                return node;
        }

        return -1;
    }

    // False when there are too many; else the first of them by rank, -1 if there is none.
    private bool TryCompare(
        in NodeShuffle shuffle, ulong need, Resources demand, ReadOnlySpan<int> excluded, NodeSet wanted, out int best)
    {
        best = -1;
        var (first, seen) = (int.MaxValue, 0);
        var place = Rooms.NextPlace(0, 0, need);
        while (place >= 0)
        {
            var block = place >> RoomBlock.Shift;
            var hits = Rooms.InBlock(block, need);
            seen += BitOperations.PopCount(hits);
            if (seen > Few && Count > Tries) return false;
            for (; hits != 0; hits &= hits - 1)
            {
                var node = NodeAt((block << RoomBlock.Shift) + BitOperations.TrailingZeroCount(hits));
                if (!wanted.Contains(node) || !CanTake(node, demand, excluded)) continue;
                var rank = shuffle.RankOf(node);
                if (rank < first) (best, first) = (node, rank);
            }

            place = Rooms.NextPlace((block + 1) << RoomBlock.Shift, 0, need);
        }

        _few = true;
        return true;
    }
}
