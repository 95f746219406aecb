using System.Numerics;

namespace Zoe.Scheduler;

/// <summary>
/// The node with the largest dot product: looks first at the block of nodes that may have it, and then only at those
/// blocks that may have a larger one than the best so far, which is seen from less and less far away.
/// </summary>
internal sealed class DotProductFinder : NodeFinder
{
    private readonly FreeExtents _extents;

    public DotProductFinder(NodeTable table, NodeSet nodes)
        : base(table, nodes, levels: 1) => _extents = new FreeExtents(nodes.Count, table.Largest);

    public override void Update(int place)
    {
        _extents.Set(place, Table.States[NodeAt(place)].Free);
        base.Update(place);
    }

    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        if (Rooms.NextLevel(0, need) < 0) return -1;
        var best = -1;
        var score = double.PositiveInfinity;
        var patience = among is null ? int.MaxValue : Patience;
        var likely = _extents.Bound(demand.Demand);
        Look(likely, need, demand, excluded, among, ref best, ref score);
        for (var block = _extents.NextBlock(0, -score); block >= 0; block = _extents.NextBlock(block + 1, -score))
        {
            if (block == likely || _extents.MostIn(block) < -score) continue;
            if (--patience == 0) return GaveUp;
            Look(block, need, demand, excluded, among, ref best, ref score);
        }

        return best;
    }

    private void Look(
        int block, ulong need, in ServiceDemand demand, ReadOnlySpan<int> excluded, NodeSet? among, ref int best, ref double score)
    {
        for (var hits = Rooms.InBlock(block, need); hits != 0; hits &= hits - 1)
        {
            var node = NodeAt(block * RoomBlock.Size + BitOperations.TrailingZeroCount(hits));
            if (among is not null && !among.Contains(node)) continue;
            if (!CanTake(node, demand.Demand, excluded)) continue;
            var own = DotProductPlacement.Score(Table.States[node].Free, demand);
            if (own > score || (own == score && best >= 0 && node >= best)) continue;
            (best, score) = (node, own);
        }
    }
}
