using System.Numerics;

namespace Zoe.Scheduler.Index;

/// <summary>
/// Finds the first node that fits in a random order drawn for the service. Probes a few nodes in that order; then collects the
/// nodes that fit and compares their ranks if they are few; otherwise continues probing. Starts with the comparison if few
/// nodes fitted the last service.
/// </summary>
internal sealed class RandomFinder(NodeTable table, NodeSet nodes) : NodeFinder(table, nodes, levels: 1)
{
    private const int Probes = 48;
    private const int MaxCompared = 48;

    // Nodes to skip that are outside of the subset or do not fit exactly.
    private const int MaxSkipped = 16 * MaxCompared;

    private bool _fewFitted;

    public override int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset)
    {
        if (FreeCapacity.NextLevel(0, need) < 0) return -1;
        var shuffle = new NodeShuffle(request);
        var packed = FreeCapacityTree.OnLevel(need, 0);
        var candidates = subset ?? Nodes;
        var (node, compareFirst) = (-1, _fewFitted && subset is null);
        if (compareFirst && TryCompare(shuffle, packed, request.Demand, excluded, candidates, out node)) return node;
        if (Count > Probes)
        {
            node = Probe(shuffle, 0, Probes, packed, request.Demand, excluded, candidates);
            if (node >= 0) return Found(node, few: false, subset);
        }

        if (!compareFirst && TryCompare(shuffle, packed, request.Demand, excluded, candidates, out node)) return Found(node, few: true, subset);
        return node == GaveUp ? GaveUp : Found(Probe(shuffle, 0, shuffle.Ranks, packed, request.Demand, excluded, candidates), few: false, subset);
    }

    private int Found(int node, bool few, NodeSet? subset)
    {
        if (subset is null) _fewFitted = few;
        return node;
    }

    private int Probe(
        in NodeShuffle shuffle, int from, int to, ulong need, Resources demand, ReadOnlySpan<int> excluded, NodeSet candidates)
    {
        var states = Table.States;
        for (var rank = from; rank < to; rank++)
        {
            var node = shuffle.NodeAt(rank);
            if (node >= states.Length) continue;
            var packed = states[node].PackedFree;
            if (CapacityBlock.Max(packed, need) == packed && Nodes.Contains(node) && candidates.Contains(node) && CanTake(node, demand, excluded))
                return node;
        }

        return -1;
    }

    // The node with the lowest rank, or -1. False when too many nodes fit; best is GaveUp when too many are outside of the subset.
    private bool TryCompare(
        in NodeShuffle shuffle, ulong need, Resources demand, ReadOnlySpan<int> excluded, NodeSet candidates, out int best)
    {
        best = -1;
        var (first, compared, skipped) = (int.MaxValue, 0, 0);
        var place = FreeCapacity.NextPlace(0, 0, need);
        while (place >= 0)
        {
            var block = place >> CapacityBlock.Shift;
            for (var hits = FreeCapacity.InBlock(block, need); hits != 0; hits &= hits - 1)
            {
                var node = NodeAt((block << CapacityBlock.Shift) + BitOperations.TrailingZeroCount(hits));
                if (!candidates.Contains(node) || !CanTake(node, demand, excluded))
                {
                    skipped++;
                    continue;
                }

                compared++;
                var rank = shuffle.RankOf(node);
                if (rank < first) (best, first) = (node, rank);
            }

            if (Count > Probes && (compared > MaxCompared || skipped > MaxSkipped))
            {
                best = compared > MaxCompared || ReferenceEquals(candidates, Nodes) ? -1 : GaveUp;
                return false;
            }

            place = FreeCapacity.NextPlace((block + 1) << CapacityBlock.Shift, 0, need);
        }

        return true;
    }
}
