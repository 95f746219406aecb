using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Validates a plan before it is applied. The cost is proportional to the size of the plan.</summary>
internal static class PlanCheck
{
    /// <summary>The first problem as a sentence; null for a valid plan.</summary>
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
                return $"It placed {service.Name} of execution {execution.Id} on node '{placement.Node}', which accepts no services.";
            if (service.Status is not ServiceStatus.Runnable || !placed.TryAdd(service.Id, placement))
                return $"It placed {service.Name} of execution {execution.Id}, which needs no placement.";
            demands[placement.Node] = Of(demands, placement.Node) + ServiceDemand.Of(execution.DefinitionOf(service));
        }

        foreach (var release in plan.Releases)
        {
            if (!state.Executions.TryGetValue(release.ExecutionId, out var execution)
                || execution.FindService(release.ServiceId) is not { Essential: false } service)
            {
                return $"It released service {release.ServiceId} of execution {release.ExecutionId}, which is not an elastic service.";
            }

            var node = placed.TryGetValue(service.Id, out var placement) ? placement.Node : service.Node;
            if (node is not null) demands[node] = Of(demands, node) - ServiceDemand.Of(execution.DefinitionOf(service));
        }

        foreach (var (node, demand) in demands)
        {
            if (demand.Millicores <= 0 && demand.MemoryBytes <= 0) continue;
            if (!demand.FitsIn(FreeAfterVacating(state, node))) return $"It placed more on node {node} than fits.";
        }

        return null;
    }

    private static Resources Of(Dictionary<string, Resources> demands, string node) => demands.GetValueOrDefault(node);

    /// <summary>
    /// Schedulers plan as if services that are being stopped were gone; <see cref="FreeCapacity"/> delays placements
    /// until they are.
    /// </summary>
    private static Resources FreeAfterVacating(EngineState state, string node)
    {
        var described = state.Nodes[node];
        var load = state.Index.LoadOf(node);
        return new Resources(described.Millicores, described.MemoryBytes) - load.Reserved + load.Vacating;
    }
}
