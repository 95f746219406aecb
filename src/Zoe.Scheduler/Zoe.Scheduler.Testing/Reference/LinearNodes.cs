namespace Zoe.Scheduler.Testing;

/// <summary>The cluster while a plan is made; finds nodes by looking at every one.</summary>
internal sealed class LinearNodes
{
    private readonly List<LinearNode> _nodes;
    private readonly Dictionary<string, LinearNode> _byName;
    private readonly IPlacementPolicy _placement;
    private readonly Resources _largest;
    private readonly int _seed;

    public LinearNodes(PlanRequest request, IPlacementPolicy placement)
    {
        var nodes = request.Cluster.Nodes;
        _nodes = [.. nodes.Select((node, index) => new LinearNode(index, node))];
        _byName = _nodes.ToDictionary(node => node.Node.Name, StringComparer.Ordinal);
        _placement = placement;
        _largest = nodes.Aggregate(Resources.Zero, (largest, node) => new Resources(
            Math.Max(largest.Millicores, node.Capacity.Millicores), Math.Max(largest.MemoryBytes, node.Capacity.MemoryBytes)));
        _seed = request.Seed;
    }

    public IReadOnlyList<LinearNode> All => _nodes;

    public LinearNode? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>Counts what already holds resources; nodes that left the cluster are passed over.</summary>
    public void Occupy(LinearExecution execution)
    {
        foreach (var service in execution.Record.Services)
            Find(execution.NodeOf(service))?.Add(service.Demand, 1);
    }

    public bool AnySuits(LinearUnit unit) => _nodes.Exists(node => node.Node.Schedulable && node.Suits(unit));

    /// <summary>
    /// Takes room on the best node that is not kept for someone ahead of <paramref name="place"/>; null when there is
    /// none. Nodes with fewer labels come first, then the policy's score, then the order of the cluster view.
    /// </summary>
    public LinearNode? Place(LinearUnit unit, int place)
    {
        var node = Best(unit, place);
        if (node is not null) unit.MoveTo(node);
        return node;
    }

    public LinearNode? Best(LinearUnit unit, int place) =>
        Best(unit, place, unit.First.Avoid) ?? Best(unit, place, avoid: null);

    private LinearNode? Best(LinearUnit unit, int place, string? avoid)
    {
        LinearNode? best = null;
        var bestScore = 0.0;
        var demand = new ServiceDemand(unit.First.Id, unit.Demand, _largest, _seed, _nodes.Count);
        foreach (var node in _nodes)
        {
            if (node.HeldFor < place || !node.CanTake(unit) || string.Equals(node.Node.Name, avoid, StringComparison.Ordinal)) continue;
            if (best is not null && node.Node.Labels.Count > best.Node.Labels.Count) continue;
            var score = _placement.Score(node.AsCandidate(), demand);
            if (best is not null && node.Node.Labels.Count == best.Node.Labels.Count && score >= bestScore) continue;
            best = node;
            bestScore = score;
        }

        return best;
    }

    /// <summary>Places all units or none; on failure tells which unit found no node.</summary>
    public LinearUnit? PlaceAll(List<LinearUnit> units, int place)
    {
        var taken = new List<(LinearUnit Unit, LinearNode Node)>();
        foreach (var unit in units)
        {
            if (Place(unit, place) is { } node)
            {
                taken.Add((unit, node));
                continue;
            }

            taken.ForEach(entry => entry.Unit.Leave(entry.Node));
            return unit;
        }

        return null;
    }
}
