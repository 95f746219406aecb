using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>Assigns names and identifiers to generated parts and places the services of some executions.</summary>
internal static class CaseBuilder
{
    /// <summary>
    /// Builds a request. <paramref name="running"/> is the initial state of each execution: 0 waiting, 1 essential services
    /// running, 2 all services running that fit, 3 a part of them.
    /// </summary>
    public static PlanRequest Assemble(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyList<ScheduledExecution> executions, IReadOnlyList<int> running, int seed)
    {
        var serviceId = 0L;
        var cluster = new ClusterView([.. nodes.Select((node, index) => node with { Name = $"n{index + 1}" })]);
        var numbered = executions.Select((execution, index) => execution with
        {
            Id = index + 1,
            Services = [.. execution.Services.Select(service => service with { Id = ++serviceId })],
        }).ToList();
        var free = cluster.Nodes.ToDictionary(node => node.Name, node => node.Capacity, StringComparer.Ordinal);
        for (var i = 0; i < numbered.Count; i++)
            numbered[i] = Start(numbered[i], running[i], cluster, free, seed + i);
        return new PlanRequest
        {
            Cluster = cluster,
            Executions = [.. numbered],
            Now = SchedulingCases.Now,
            Seed = seed,
        };
    }

    private static ScheduledExecution Start(
        ScheduledExecution execution, int how, ClusterView cluster, Dictionary<string, Resources> free, int turn)
    {
        var services = execution.Services;
        for (var i = 0; i < services.Length && how != 0 && cluster.Nodes.Length > 0; i++)
        {
            if ((how == 1 && !services[i].Essential) || (how == 3 && (turn + i) % 3 == 0)) continue;
            for (var step = 0; step < cluster.Nodes.Length; step++)
            {
                var node = cluster.Nodes[(turn + i + step) % cluster.Nodes.Length];
                if (!PlanChecks.IsAllowed(node, services[i], services) || !services[i].Demand.FitsIn(free[node.Name])) continue;
                free[node.Name] -= services[i].Demand;
                services = services.SetItem(i, services[i] with { Node = node.Name });
                break;
            }
        }

        return execution with { Services = services };
    }
}
