using System.Numerics;
using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Placements;

/// <summary>
/// Finds the node with the largest dot product by branch and bound: searches the block with the largest upper bound first, then
/// only blocks whose bound exceeds the best score so far.
/// </summary>
internal sealed class DotProductFinder : NodeFinder
{
    private readonly DotProductBounds _bounds;

    public DotProductFinder(NodeTable table, NodeSet nodes)
        : base(table, nodes, levels: 1) => _bounds = new DotProductBounds(nodes.Count, table.Largest);

    public override void Update(int place)
    {
        _bounds.Set(place, Table.States[NodeAt(place)].Free);
        base.Update(place);
    }

    public override int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset)
    {
        if (FreeCapacity.NextLevel(0, need) < 0) return -1;
        var best = -1;
        var score = double.PositiveInfinity;
        var remaining = subset is null ? int.MaxValue : MaxForeignNodes;
        var first = _bounds.Bound(request.Demand);
        SearchBlock(first, need, request, excluded, subset, ref best, ref score);
        for (var block = _bounds.NextBlock(0, -score); block >= 0; block = _bounds.NextBlock(block + 1, -score))
        {
            if (block == first || _bounds.TightBound(block) < -score) continue;
            if (--remaining == 0) return GaveUp;
            SearchBlock(block, need, request, excluded, subset, ref best, ref score);
        }

        return best;
    }

    private void SearchBlock(
        int block, ulong need, in PlacementRequest request, ReadOnlySpan<int> excluded, NodeSet? subset, ref int best, ref double score)
    {
        for (var hits = FreeCapacity.InBlock(block, need); hits != 0; hits &= hits - 1)
        {
            var node = NodeAt(block * CapacityBlock.Size + BitOperations.TrailingZeroCount(hits));
            if (subset is not null && !subset.Contains(node)) continue;
            if (!CanTake(node, request.Demand, excluded)) continue;
            var nodeScore = DotProductPlacement.Score(Table.States[node].Free, request);
            if (nodeScore > score || (nodeScore == score && best >= 0 && node >= best)) continue;
            (best, score) = (node, nodeScore);
        }
    }
}
