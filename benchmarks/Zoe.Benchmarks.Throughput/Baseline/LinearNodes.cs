using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput.Baseline;

/// <summary>The linear scan of the first scheduler that Zoe had, kept as the baseline: looks at every node.</summary>
internal sealed class LinearNodes(ImmutableArray<ClusterNode> nodes, IPlacementPolicy placement, Resources largest)
{
    private readonly LinearNode[] _nodes = [.. nodes.Select((node, index) => new LinearNode(index, node))];

    public IReadOnlyList<LinearNode> All => _nodes;

    public LinearNode? Place(ScheduledService service, int position)
    {
        LinearNode? best = null;
        var bestScore = 0.0;
        var request = new PlacementRequest(service.Id, service.Demand, largest, 0, _nodes.Length);
        foreach (var node in _nodes)
        {
            if (node.ReservedFor < position || !node.CanTake(service)) continue;
            if (best is not null && node.Node.Labels.Count > best.Node.Labels.Count) continue;
            var score = placement.Score(node.AsCandidate(), request);
            if (best is not null && node.Node.Labels.Count == best.Node.Labels.Count && score >= bestScore) continue;
            best = node;
            bestScore = score;
        }

        best?.Add(service.Demand);
        return best;
    }
}
