using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>
/// What is really free on the nodes while services leave. The scheduler plans as if they were gone, so that it gives
/// their room to those who are next and releases no more than needed; who is placed there waits until they are.
/// </summary>
internal sealed class NodeRoom
{
    private readonly Dictionary<string, Resources> _free;

    public NodeRoom(EngineState state)
    {
        _free = state.Nodes.Values.ToDictionary(
            node => node.Name, node => new Resources(node.Millicores, node.MemoryBytes), StringComparer.Ordinal);
        foreach (var execution in state.Executions.Values)
        {
            foreach (var service in execution.Services)
                if (service.Node is { } node && _free.ContainsKey(node)) _free[node] -= DemandOf(execution, service);
        }

        foreach (var (orphan, demand) in state.Orphans)
            if (_free.ContainsKey(orphan.Node)) _free[orphan.Node] -= demand;
    }

    /// <summary>
    /// The placements of an execution, by service, that have their room now: its essential services all or none, and
    /// without them nothing.
    /// </summary>
    public ImmutableDictionary<long, string> Take(Execution execution, ImmutableDictionary<long, string> nodes)
    {
        var before = new Dictionary<string, Resources>(_free, StringComparer.Ordinal);
        foreach (var service in execution.Services)
        {
            if (!nodes.TryGetValue(service.Id, out var node)) continue;
            var demand = DemandOf(execution, service);
            if (demand.FitsIn(_free[node]))
            {
                _free[node] -= demand;
                continue;
            }

            nodes = nodes.Remove(service.Id);
            if (!service.Essential) continue;
            foreach (var (name, free) in before) _free[name] = free;
            return nodes.Clear();
        }

        return nodes;
    }

    private static Resources DemandOf(Execution execution, Service service) =>
        ServiceDemand.Of(execution.DefinitionOf(service));
}
