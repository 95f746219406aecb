using System.Collections.Immutable;

namespace Zoe.Scheduler.Testing.Cases;

/// <summary>Enumerates smaller valid variants of a request, the largest reductions first.</summary>
internal static class CaseShrinker
{
    public static IEnumerable<PlanRequest> Shrink(PlanRequest request)
    {
        foreach (var fewer in WithoutNodes(request).Concat(WithoutExecutions(request))) yield return fewer;

        // Failures in a history may persist only when two parts are removed at once.
        foreach (var fewer in WithoutNodes(request).Concat(WithoutExecutions(request)))
        {
            foreach (var fewest in WithoutExecutions(fewer)) yield return fewest;
        }

        foreach (var (index, execution) in request.Executions.Index())
        {
            foreach (var smaller in Shrink(execution))
                yield return request with { Executions = request.Executions.SetItem(index, smaller) };
        }

        foreach (var (index, node) in request.Cluster.Nodes.Index())
        {
            foreach (var simpler in Shrink(node))
                yield return request with { Cluster = new ClusterView(request.Cluster.Nodes.SetItem(index, simpler)) };
        }

        if (request.Seed != 0) yield return request with { Seed = 0 };
    }

    private static IEnumerable<ScheduledExecution> Shrink(ScheduledExecution execution)
    {
        var services = execution.Services;
        if (services.Length > 1)
        {
            foreach (var service in services) yield return execution with { Services = services.Remove(service) };
        }

        if (execution.Size != 0) yield return execution with { Size = 0 };
        if (execution.Progress > 0) yield return execution with { Progress = 0 };
        if (execution.ExpectedDuration is not null) yield return execution with { ExpectedDuration = null };
        foreach (var (index, service) in services.Index())
        {
            foreach (var simpler in Shrink(service))
                yield return execution with { Services = services.SetItem(index, simpler) };
        }
    }

    private static IEnumerable<ScheduledService> Shrink(ScheduledService service)
    {
        if (service.Node is not null) yield return service with { Node = null };
        if (service.AvoidNode is not null) yield return service with { AvoidNode = null };
        if (service.AffinityGroup is not null) yield return service with { AffinityGroup = null };
        if (service.AntiAffinityGroup is not null) yield return service with { AntiAffinityGroup = null };
        if (service.Image is not null) yield return service with { Image = null };
        if (!service.Labels.IsEmpty) yield return service with { Labels = [] };
        if (service.Demand.Millicores > 0) yield return service with { Demand = service.Demand - new Resources(1000, 0) };
        if (service.Demand.MemoryBytes > 0) yield return service with { Demand = service.Demand - new Resources(0, 1) };
    }

    private static IEnumerable<ClusterNode> Shrink(ClusterNode node)
    {
        if (!node.Schedulable) yield return node with { Schedulable = true };
        if (node.Images is { IsEmpty: true }) yield return node with { Images = null };
    }

    private static IEnumerable<PlanRequest> WithoutExecutions(PlanRequest request) =>
        request.Executions.Select(execution => request with { Executions = request.Executions.Remove(execution) });

    // Removes a node together with the executions that run on it.
    private static IEnumerable<PlanRequest> WithoutNodes(PlanRequest request) =>
        request.Cluster.Nodes.Select(node => request with
        {
            Cluster = new ClusterView(request.Cluster.Nodes.Remove(node)),
            Executions = request.Executions.RemoveAll(execution => execution.Services.Any(
                service => string.Equals(service.Node, node.Name, StringComparison.Ordinal))),
        });
}
