using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Finds what is wrong with a plan before it is carried out. Costs what the plan touches.</summary>
internal static class PlanCheck
{
    /// <summary>One sentence; null for a plan that can be carried out.</summary>
    public static string? FindProblem(EngineState state, Plan plan)
    {
        var demands = new Dictionary<string, Resources>(StringComparer.Ordinal);
        var placed = new Dictionary<long, Placement>();
        foreach (var placement in plan.Placements)
        {
            if (!state.Executions.TryGetValue(placement.ExecutionId, out var execution)
                || execution.FindService(placement.ServiceId) is not { } service)
            {
                return $"It placed service {placement.ServiceId} of execution {placement.ExecutionId}, which does not exist.";
            }

            if (placement.Node is null || !state.IsSchedulable(placement.Node))
                return $"It placed {service.Name} of execution {execution.Id} on node '{placement.Node}', which takes no services.";
            if (service.Status is not ServiceStatus.Runnable || !placed.TryAdd(service.Id, placement))
                return $"It placed {service.Name} of execution {execution.Id}, which wants no place.";
            demands[placement.Node] = Of(demands, placement.Node) + ServiceDemand.Of(execution.DefinitionOf(service));
        }

        foreach (var release in plan.Releases)
        {
            if (!state.Executions.TryGetValue(release.ExecutionId, out var execution)
                || execution.FindService(release.ServiceId) is not { Essential: false } service)
            {
                return $"It released service {release.ServiceId} of execution {release.ExecutionId}, which is no elastic service.";
            }

            var node = placed.TryGetValue(service.Id, out var placement) ? placement.Node : service.Node;
            if (node is not null) demands[node] = Of(demands, node) - ServiceDemand.Of(execution.DefinitionOf(service));
        }

        foreach (var (node, demand) in demands)
        {
            if (demand.Millicores <= 0 && demand.MemoryBytes <= 0) continue;
            if (!demand.FitsIn(FreeWithoutLeaving(state, node))) return $"It placed more on node {node} than there is room for.";
        }

        return null;
    }

    private static Resources Of(Dictionary<string, Resources> demands, string node) => demands.GetValueOrDefault(node);

    /// <summary>Schedulers plan as if services that leave were gone; <see cref="NodeRoom"/> makes placements wait for it.</summary>
    private static Resources FreeWithoutLeaving(EngineState state, string node)
    {
        var described = state.Nodes[node];
        var free = new Resources(described.Millicores, described.MemoryBytes);
        foreach (var (serviceId, executionId) in state.Index.OnNode(node))
        {
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            if (!service.Leaves()) free -= ServiceDemand.Of(execution.DefinitionOf(service));
        }

        return free;
    }
}
