namespace Zoe.Scheduler;

/// <summary>
/// Asks a policy about every node that has room: for policies whose scores no index can know in advance. Blocks of nodes
/// without room are passed over.
/// </summary>
internal sealed class ScanFinder : NodeFinder
{
    private readonly Resources _capacity;
    private readonly int _labels;
    private readonly IPlacementPolicy _policy;

    public ScanFinder(NodeTable table, int[] nodes, Resources capacity, int labels, IPlacementPolicy policy)
        : base(table, nodes, capacity, levels: 1)
    {
        (_capacity, _labels, _policy) = (capacity, labels, policy);
        for (var place = 0; place < nodes.Length; place++) Show(place);
    }

    public override int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score)
    {
        var best = -1;
        score = 0;
        var need = Scale.Of(demand.Demand);
        for (var place = Rooms.NextPlace(0, 0, need); place >= 0; place = Rooms.NextPlace(place + 1, 0, need))
        {
            if (!CanTake(place, demand.Demand, excluded)) continue;
            var node = NodeAt(place);
            ref readonly var state = ref Table.States[node];
            var own = _policy.Score(new NodeCandidate(node, _capacity, state.Free, state.Services, _labels), demand);
            if (!double.IsFinite(own))
                throw new InvalidOperationException($"The placement policy '{_policy.Name}' gave the score {own}; scores are finite numbers.");
            if (best >= 0 && own >= score) continue;
            best = place;
            score = own;
        }

        return best;
    }
}
