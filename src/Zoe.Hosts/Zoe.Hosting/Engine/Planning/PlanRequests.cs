using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Converts the engine's state into requests for the scheduler.</summary>
internal static class PlanRequests
{
    /// <summary>Id of the pseudo-execution of <see cref="DescribeOrphans"/>; ids of executions start at 1.</summary>
    public const long OrphansId = 0;

    /// <summary>
    /// An execution with its services that are placed or need a placement now, and whether any needs one; null when
    /// there are none.
    /// </summary>
    public static (ScheduledExecution Execution, bool IsWaiting)? Describe(
        Execution execution, NetworkAffinity affinity, DateTimeOffset now)
    {
        var isWaiting = false;
        var mayGrow = MayGrow(execution, now);
        var services = ImmutableArray.CreateBuilder<ScheduledService>(execution.Services.Length);
        foreach (var service in execution.Services)
        {
            var needsPlacement = mayGrow && NeedsPlacement(service, now);
            isWaiting |= needsPlacement;
            if (needsPlacement || (service.Node is not null && !service.IsVacating())) services.Add(Describe(execution, service, affinity));
        }

        if (services.Count == 0) return null;
        var described = new ScheduledExecution
        {
            Id = execution.Id,
            SubmittedAt = execution.TimeSubmit,
            Size = execution.Application.Size,
            Priority = execution.Priority,
            ExpectedDuration = execution.ExpectedDuration,
            Services = services.DrainToImmutable(),
        };
        return (described, isWaiting);
    }

    /// <summary>
    /// Containers that are being removed, as an execution that holds their resources until they are gone; null for
    /// none.
    /// </summary>
    public static ScheduledExecution? DescribeOrphans(EngineState state)
    {
        var services = ImmutableArray.CreateBuilder<ScheduledService>();
        foreach (var (orphan, demand) in state.Orphans)
        {
            if (demand == default || !state.Nodes.ContainsKey(orphan.Node)) continue;
            // Ids of services start at 1.
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

    private static bool NeedsPlacement(Service service, DateTimeOffset now) =>
        service.Status is ServiceStatus.Runnable && !(service.NotBefore > now);

    /// <summary>
    /// An execution that is ending gets no placements, and one with an essential service in back-off gets none before
    /// that: elastic services without their essential ones make no progress.
    /// </summary>
    private static bool MayGrow(Execution execution, DateTimeOffset now)
    {
        if (execution.Status is ExecutionStatus.CleaningUp) return false;
        foreach (var service in execution.Services)
        {
            if (service is { Essential: true, Status: ServiceStatus.Runnable or ServiceStatus.Terminating }
                && !NeedsPlacement(service, now))
            {
                return false;
            }
        }

        return true;
    }

    private static ScheduledService Describe(Execution execution, Service service, NetworkAffinity affinity)
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
            AffinityGroup = affinity.Of(execution, definition),
        };
    }
}
