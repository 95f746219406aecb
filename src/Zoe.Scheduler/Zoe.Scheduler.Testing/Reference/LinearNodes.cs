namespace Zoe.Scheduler.Testing.Reference;

/// <summary>The cluster during a plan; finds nodes by a linear scan.</summary>
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

    /// <summary>Subtracts the resources of placed services; nodes that are not in the cluster are ignored.</summary>
    public void Occupy(LinearExecution execution)
    {
        foreach (var service in execution.Record.Services)
            Find(execution.NodeOf(service))?.Add(service.Demand, 1);
    }

    public bool AnyFeasible(LinearUnit unit) => _nodes.Exists(node => node.Node.Schedulable && node.IsFeasible(unit));

    /// <summary>
    /// Places the unit on the best node that is not reserved for an execution before <paramref name="position"/>; null when none
    /// fits. Nodes with fewer labels come first, then the policy's score, then the order of the cluster view.
    /// </summary>
    public LinearNode? Place(LinearUnit unit, int position)
    {
        var node = Best(unit, position);
        if (node is not null) unit.PlaceOn(node);
        return node;
    }

    public LinearNode? Best(LinearUnit unit, int position) =>
        Best(unit, position, unit.First.AvoidNode) ?? Best(unit, position, avoid: null);

    private LinearNode? Best(LinearUnit unit, int position, string? avoid)
    {
        LinearNode? best = null;
        var bestScore = 0.0;
        var request = new PlacementRequest(unit.First.Id, unit.Demand, _largest, _seed, _nodes.Count);
        foreach (var node in _nodes)
        {
            if (node.ReservedFor < position || !node.CanTake(unit) || string.Equals(node.Node.Name, avoid, StringComparison.Ordinal)) continue;
            if (best is not null && node.Node.Labels.Count > best.Node.Labels.Count) continue;
            var score = _placement.Score(node.AsCandidate(), request);
            if (best is not null && node.Node.Labels.Count == best.Node.Labels.Count && score >= bestScore) continue;
            best = node;
            bestScore = score;
        }

        return best;
    }

    /// <summary>Places all units or none; returns the unit that did not fit, or null.</summary>
    public LinearUnit? PlaceAll(List<LinearUnit> units, int position)
    {
        var taken = new List<(LinearUnit Unit, LinearNode Node)>();
        foreach (var unit in units)
        {
            if (Place(unit, position) is { } node)
            {
                taken.Add((unit, node));
                continue;
            }

            taken.ForEach(entry => entry.Unit.RemoveFrom(entry.Node));
            return unit;
        }

        return null;
    }
}
