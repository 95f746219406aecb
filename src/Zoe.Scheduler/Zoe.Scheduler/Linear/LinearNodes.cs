using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>The cluster while a plan is made; finds nodes by looking at every one.</summary>
internal sealed class LinearNodes
{
    private readonly LinearNode[] _nodes;
    private readonly Dictionary<string, LinearNode> _byName;
    private readonly IPlacementPolicy _placement;
    private readonly int _seed;

    public LinearNodes(ImmutableArray<ClusterNode> nodes, IPlacementPolicy placement, int seed)
    {
        _nodes = [.. nodes.Select((node, index) => new LinearNode(index, node))];
        _byName = _nodes.ToDictionary(node => node.Node.Name, StringComparer.Ordinal);
        _placement = placement;
        _seed = seed;
    }

    public IReadOnlyList<LinearNode> All => _nodes;

    /// <summary>Counts what already holds resources; nodes that left the cluster are passed over.</summary>
    public void Occupy(IEnumerable<ScheduledExecution> executions)
    {
        foreach (var service in executions.SelectMany(execution => execution.Services))
        {
            if (service.Node is not null && _byName.TryGetValue(service.Node, out var node))
                node.Add(service.Demand);
        }
    }

    /// <summary>
    /// Takes room for a service on the best node that is not kept for someone ahead of <paramref name="position"/>;
    /// null when there is none. Nodes with fewer labels come first, so that labelled ones stay free for those who ask.
    /// </summary>
    public LinearNode? Place(ScheduledService service, int position)
    {
        LinearNode? best = null;
        var bestScore = 0.0;
        var demand = new ServiceDemand(service.Id, service.Demand, _seed);
        foreach (var node in _nodes)
        {
            if (node.HeldFor < position || !node.CanTake(service)) continue;
            if (best is not null && node.Node.Labels.Count > best.Node.Labels.Count) continue;
            var score = _placement.Score(node.AsCandidate(), demand);
            if (best is not null && node.Node.Labels.Count == best.Node.Labels.Count && score >= bestScore) continue;
            best = node;
            bestScore = score;
        }

        best?.Add(service.Demand);
        return best;
    }

    /// <summary>Keeps every node that could ever take one of the services away from all who stand behind.</summary>
    public void Hold(IReadOnlyList<ScheduledService> services, int position)
    {
        foreach (var node in _nodes)
        {
            if (node.HeldFor > position && node.Node.Schedulable && services.Any(node.Suits))
                node.HeldFor = position;
        }
    }
}
