using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Running;

/// <summary>Placements tracked independently of the scheduler under test and checked against node capacities.</summary>
internal sealed class NodeLedger
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Resources[] _free;
    private readonly Dictionary<int, List<(long Service, int Node)>> _held = [];

    public NodeLedger(ImmutableArray<ClusterNode> nodes)
    {
        _free = [.. nodes.Select(node => node.Capacity)];
        for (var i = 0; i < nodes.Length; i++) _byName.Add(nodes[i].Name, i);
        Total = nodes.Aggregate(Resources.Zero, (sum, node) => sum + node.Capacity);
    }

    public Resources Total { get; }

    public Resources Used { get; private set; }

    public void Add(int application, long service, string nodeName, Resources demand)
    {
        if (!_byName.TryGetValue(nodeName, out var node))
            throw new InvalidOperationException($"The scheduler placed service {service} on '{nodeName}', which does not exist.");
        if (!demand.FitsIn(_free[node]))
            throw new InvalidOperationException($"The scheduler placed service {service} on '{nodeName}', which has too few free resources.");
        _free[node] -= demand;
        Used += demand;
        if (!_held.TryGetValue(application, out var held)) _held.Add(application, held = []);
        held.Add((service, node));
    }

    public void Remove(int application, long service, Resources demand)
    {
        var held = _held.GetValueOrDefault(application);
        var index = held?.FindIndex(entry => entry.Service == service) ?? -1;
        if (index < 0) throw new InvalidOperationException($"The scheduler released service {service}, which is not placed.");
        Free(held![index].Node, demand);
        held.RemoveAt(index);
    }

    public void RemoveAll(int application, Resources demand)
    {
        if (!_held.Remove(application, out var held)) return;
        foreach (var (_, node) in held) Free(node, demand);
    }

    private void Free(int node, Resources demand)
    {
        _free[node] += demand;
        Used -= demand;
    }
}
