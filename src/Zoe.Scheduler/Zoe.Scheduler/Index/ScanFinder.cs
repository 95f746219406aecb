namespace Zoe.Scheduler;

/// <summary>
/// Asks a policy about every node that has room: for policies whose scores no index can know in advance. Blocks of nodes
/// without room are passed over.
/// </summary>
internal sealed class ScanFinder(NodeTable table, NodeSet nodes, IPlacementPolicy policy) : NodeFinder(table, nodes, levels: 1)
{
    public override int Find(in ServiceDemand demand, ulong need, ReadOnlySpan<int> excluded, NodeSet? among)
    {
        if (among is not null) return GaveUp;
        var best = -1;
        var score = 0.0;
        for (var place = Rooms.NextPlace(0, 0, need); place >= 0; place = Rooms.NextPlace(place + 1, 0, need))
        {
            var node = NodeAt(place);
            if (!CanTake(node, demand.Demand, excluded)) continue;
            var own = policy.Score(Table.CandidateOf(node), demand);
            if (!double.IsFinite(own))
                throw new InvalidOperationException($"The placement policy '{policy.Name}' gave the score {own}; scores are finite numbers.");
            if (best >= 0 && own >= score) continue;
            best = node;
            score = own;
        }

        return best;
    }
}
