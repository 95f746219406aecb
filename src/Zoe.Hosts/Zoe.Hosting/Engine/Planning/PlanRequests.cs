using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Shows the engine's state to the scheduler.</summary>
internal static class PlanRequests
{
    /// <summary>The request, or null when nothing waits for a place.</summary>
    public static PlanRequest? Build(EngineState state, DateTimeOffset now, int seed)
    {
        var waiting = false;
        var executions = ImmutableArray.CreateBuilder<ScheduledExecution>(state.Executions.Count);
        foreach (var execution in state.Executions.Values)
        {
            var mayGrow = MayGrow(execution, now);
            var services = ImmutableArray.CreateBuilder<ScheduledService>(execution.Services.Length);
            foreach (var service in execution.Services)
            {
                var wantsPlace = mayGrow && WantsPlace(service, now);
                waiting |= wantsPlace;
                if (wantsPlace || service.Node is not null) services.Add(Describe(execution, service));
            }

            if (services.Count == 0) continue;
            executions.Add(new ScheduledExecution
            {
                Id = execution.Id,
                SubmittedAt = execution.TimeSubmit,
                Size = execution.Application.Size,
                Services = services.DrainToImmutable(),
            });
        }

        if (!waiting) return null;
        return new PlanRequest
        {
            Cluster = DescribeCluster(state),
            Executions = executions.DrainToImmutable(),
            Now = now,
            Seed = seed,
        };
    }

    private static bool WantsPlace(Service service, DateTimeOffset now) =>
        service.Status is ServiceStatus.Runnable && !(service.NotBefore > now);

    /// <summary>
    /// An execution that ends gets nothing more, and one with an essential service that may not start yet gets
    /// nothing before it: elastic services without their essential ones make no progress.
    /// </summary>
    private static bool MayGrow(Execution execution, DateTimeOffset now) =>
        execution.Status is not ExecutionStatus.CleaningUp
        && !execution.Services.Any(service =>
            service.Essential && service.Status is ServiceStatus.Runnable or ServiceStatus.Terminating
            && !WantsPlace(service, now));

    private static ScheduledService Describe(Execution execution, Service service)
    {
        var definition = execution.DefinitionOf(service);
        return new ScheduledService
        {
            Id = service.Id,
            Essential = service.Essential,
            Demand = ServiceDemand.Of(definition),
            Labels = [.. definition.Labels],
            Image = definition.Image,
            Node = service.Node,
        };
    }

    private static ClusterView DescribeCluster(EngineState state) => new(
    [
        .. state.Nodes.Values.Select(node => new ClusterNode
        {
            Name = node.Name,
            Capacity = new Resources(node.Millicores, node.MemoryBytes),
            Schedulable = node is { Online: true, Disabled: false },
            Labels = node.Labels,
            Images = node.Images,
        }),
    ]);
}
