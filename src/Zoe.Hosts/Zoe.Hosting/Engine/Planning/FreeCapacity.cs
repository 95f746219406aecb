using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Resources that are free on the nodes while services are being stopped. The scheduler plans as if those were gone, so
/// that it reuses their resources and releases no more than needed; placements wait until they are.
/// </summary>
internal sealed class FreeCapacity(EngineState state)
{
    private readonly Dictionary<string, Resources> _free = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, Resources>> _orphans = new(() =>
        state.Orphans.ToLookup(orphan => orphan.Key.Node, orphan => orphan.Value, StringComparer.Ordinal));

    /// <summary>
    /// The placements of an execution, by service, that fit now: all its essential services or none, and nothing
    /// without them.
    /// </summary>
    public ImmutableDictionary<long, string> Take(Execution execution, ImmutableDictionary<long, string> nodes)
    {
        var before = new Dictionary<string, Resources>(StringComparer.Ordinal);
        foreach (var service in execution.Services)
        {
            if (!nodes.TryGetValue(service.Id, out var node)) continue;
            var demand = DemandOf(execution, service);
            var free = FreeOn(node);
            before.TryAdd(node, free);
            if (demand.FitsIn(free))
            {
                _free[node] = free - demand;
                continue;
            }

            nodes = nodes.Remove(service.Id);
            if (!service.Essential) continue;
            foreach (var (name, room) in before) _free[name] = room;
            return nodes.Clear();
        }

        return nodes;
    }

    private Resources FreeOn(string node)
    {
        if (_free.TryGetValue(node, out var free)) return free;
        free = new Resources(state.Nodes[node].Millicores, state.Nodes[node].MemoryBytes) - state.Index.LoadOf(node).Reserved;
        foreach (var demand in _orphans.Value[node]) free -= demand;
        _free.Add(node, free);
        return free;
    }

    private static Resources DemandOf(Execution execution, Service service) =>
        ServiceDemand.Of(execution.DefinitionOf(service));
}
