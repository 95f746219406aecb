namespace Zoe.Scheduler.Index;

/// <summary>
/// Scores every node that fits, for policies without levels. Skips blocks of nodes in which none fits.
/// </summary>
internal sealed class ScanFinder(NodeTable table, NodeSet nodes, IPlacementPolicy policy) : NodeFinder(table, nodes, levels: 1)
{
    public override int Find(in PlacementRequest request, ulong need, ReadOnlySpan<int> excluded, NodeSet? subset)
    {
        if (subset is not null) return GaveUp;
        var best = -1;
        var score = 0.0;
        for (var place = FreeCapacity.NextPlace(0, 0, need); place >= 0; place = FreeCapacity.NextPlace(place + 1, 0, need))
        {
            var node = NodeAt(place);
            if (!CanTake(node, request.Demand, excluded)) continue;
            var nodeScore = policy.Score(Table.CandidateOf(node), request);
            if (!double.IsFinite(nodeScore))
                throw new InvalidOperationException($"The placement policy '{policy.Name}' gave the score {nodeScore}; scores are finite numbers.");
            if (best >= 0 && nodeScore >= score) continue;
            best = node;
            score = nodeScore;
        }

        return best;
    }
}
