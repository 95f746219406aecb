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

    // So many nodes are passed over that are not wanted or only looked roomy in roundings.
    private const int MostOthers = 16 * Few;

    private bool _few;

    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        if (Rooms.NextLevel(0, need) < 0) return -1;
        var shuffle = new NodeShuffle(demand);
        var room = RoomTree.OnLevel(need, 0);
        var wanted = among ?? Nodes;
        var (node, begin) = (-1, _few && among is null);
        if (begin && TryCompare(shuffle, room, demand.Demand, excluded, wanted, out node)) return node;
        if (Count > Tries)
        {
            node = Try(shuffle, 0, Tries, room, demand.Demand, excluded, wanted);
            if (node >= 0) return Found(node, few: false, among);
        }

        if (!begin && TryCompare(shuffle, room, demand.Demand, excluded, wanted, out node)) return Found(node, few: true, among);
        return node == GaveUp ? GaveUp : Found(Try(shuffle, 0, shuffle.Ranks, room, demand.Demand, excluded, wanted), few: false, among);
    }

    private int Found(int node, bool few, NodeSet? among)
    {
        if (among is null) _few = few;
        return node;
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

    // The first of them by rank, -1 if there is none. False when there are too many; then that is GaveUp if too many are not wanted.
    private bool TryCompare(
        in NodeShuffle shuffle, ulong need, Resources demand, ReadOnlySpan<int> excluded, NodeSet wanted, out int best)
    {
        best = -1;
        var (first, seen, others) = (int.MaxValue, 0, 0);
        var place = Rooms.NextPlace(0, 0, need);
        while (place >= 0)
        {
            var block = place >> RoomBlock.Shift;
            for (var hits = Rooms.InBlock(block, need); hits != 0; hits &= hits - 1)
            {
                var node = NodeAt((block << RoomBlock.Shift) + BitOperations.TrailingZeroCount(hits));
                if (!wanted.Contains(node) || !CanTake(node, demand, excluded))
                {
                    others++;
                    continue;
                }

                seen++;
                var rank = shuffle.RankOf(node);
                if (rank < first) (best, first) = (node, rank);
            }

            if (Count > Tries && (seen > Few || others > MostOthers))
            {
                best = seen > Few || ReferenceEquals(wanted, Nodes) ? -1 : GaveUp;
                return false;
            }

            place = Rooms.NextPlace((block + 1) << RoomBlock.Shift, 0, need);
        }

        return true;
    }
}
