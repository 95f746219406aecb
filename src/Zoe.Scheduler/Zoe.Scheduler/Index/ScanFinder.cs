namespace Zoe.Scheduler;

/// <summary>Asks a policy about every node: for policies whose scores no index can know in advance.</summary>
internal sealed class ScanFinder(NodeTable table, int[] nodes, Resources capacity, int labels, IPlacementPolicy policy)
    : NodeFinder(table, nodes)
{
    private readonly bool[] _hidden = new bool[nodes.Length];

    public override int Find(in ServiceDemand demand, ReadOnlySpan<int> excluded, out double score)
    {
        var best = -1;
        score = 0;
        for (var place = 0; place < Nodes.Length; place++)
        {
            var node = Nodes[place];
            var free = Table.Free[node];
            if (_hidden[place] || !demand.Demand.FitsIn(free) || excluded.Contains(node)) continue;
            var candidate = new NodeCandidate(node, capacity, free, Table.Services[node], labels);
            var own = policy.Score(candidate, demand);
            if (best >= 0 && own >= score) continue;
            best = place;
            score = own;
        }

        return best;
    }

    public override void Update(int place)
    {
        // Nothing is kept that could go out of date.
    }

    public override void Hide(int place) => _hidden[place] = true;

    public override void Show(int place) => _hidden[place] = false;
}
