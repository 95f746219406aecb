using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Shows the engine's state to the scheduler.</summary>
internal static class PlanRequests
{
    /// <summary>The number of what <see cref="DescribeOrphans"/> describes; executions have numbers from 1 on.</summary>
    public const long OrphansId = 0;

    /// <summary>
    /// An execution with the services that hold a node or want one now, and whether any wants one; null when there are
    /// none.
    /// </summary>
    public static (ScheduledExecution Execution, bool Wants)? Describe(
        Execution execution, NetworkTies ties, DateTimeOffset now)
    {
        var wants = false;
        var mayGrow = MayGrow(execution, now);
        var services = ImmutableArray.CreateBuilder<ScheduledService>(execution.Services.Length);
        foreach (var service in execution.Services)
        {
            var wantsPlace = mayGrow && WantsPlace(service, now);
            wants |= wantsPlace;
            if (wantsPlace || (service.Node is not null && !service.Leaves())) services.Add(Describe(execution, service, ties));
        }

        if (services.Count == 0) return null;
        var described = new ScheduledExecution
        {
            Id = execution.Id,
            SubmittedAt = execution.TimeSubmit,
            Size = execution.Application.Size,
            Services = services.DrainToImmutable(),
        };
        return (described, wants);
    }

    /// <summary>
    /// Containers that are being removed, as an execution that holds their room until they are gone; null for none.
    /// </summary>
    public static ScheduledExecution? DescribeOrphans(EngineState state)
    {
        var services = ImmutableArray.CreateBuilder<ScheduledService>();
        foreach (var (orphan, demand) in state.Orphans)
        {
            if (demand == default || !state.Nodes.ContainsKey(orphan.Node)) continue;
            // Services have numbers from 1 on.
            services.Add(new ScheduledService { Id = -1 - services.Count, Essential = true, Demand = demand, Node = orphan.Node });
        }

        if (services.Count == 0) return null;
        return new ScheduledExecution { Id = OrphansId, SubmittedAt = default, Services = services.DrainToImmutable() };
    }

    /// <summary>The nodes.</summary>
    public static ClusterView DescribeCluster(EngineState state) => new(
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

    private static bool WantsPlace(Service service, DateTimeOffset now) =>
        service.Status is ServiceStatus.Runnable && !(service.NotBefore > now);

    /// <summary>
    /// An execution that ends gets nothing more, and one with an essential service that may not start yet gets
    /// nothing before it: elastic services without their essential ones make no progress.
    /// </summary>
    private static bool MayGrow(Execution execution, DateTimeOffset now)
    {
        if (execution.Status is ExecutionStatus.CleaningUp) return false;
        foreach (var service in execution.Services)
        {
            if (service is { Essential: true, Status: ServiceStatus.Runnable or ServiceStatus.Terminating }
                && !WantsPlace(service, now))
            {
                return false;
            }
        }

        return true;
    }

    private static ScheduledService Describe(Execution execution, Service service, NetworkTies ties)
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
            AvoidNode = service.AvoidNode,
            AffinityGroup = ties.Of(execution, definition),
        };
    }
}
