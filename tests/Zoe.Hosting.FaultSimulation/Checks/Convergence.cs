using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Stores;
using Zoe.Scheduler;

namespace Zoe.Hosting.FaultSimulation.Checks;

/// <summary>What has to hold some time after the last fault, when nothing happens by itself any more.</summary>
internal static class Convergence
{
    public static void Check(ModelStore store, ModelCluster cluster, bool distributesCores, Verdict verdict)
    {
        if (distributesCores) CheckCores(store, cluster, verdict);
        foreach (var execution in store.Executions.Values)
            if (FindProblem(execution, cluster) is { } problem) verdict.Fail("convergence", problem);
        CheckContainers(store, cluster, verdict);
        CheckQueue(store, cluster, verdict);
    }

    /// <summary>Every container of this deployment belongs to an active service (I5).</summary>
    public static void CheckContainers(ModelStore store, ModelCluster cluster, Verdict verdict)
    {
        foreach (var container in cluster.Containers)
        {
            if (!container.IsForeign && store.FindOwner(container.Key, container.Node)?.Status is not ServiceStatus.Active)
                verdict.Fail("I5", $"Container {container.Number} of {container.Key} on {container.Node} has no active service.");
        }
    }

    /// <summary>Every container has at least its reservation, and all of a node together at most its cores.</summary>
    private static void CheckCores(ModelStore store, ModelCluster cluster, Verdict verdict)
    {
        foreach (var node in cluster.Nodes)
        {
            var live = node.Containers.FindAll(container => container.IsLive && !container.IsForeign);
            if (live.Sum(container => container.Millicores ?? 0) > node.Description.Millicores)
                verdict.Fail("cores", $"The limits on {node.Description.Name} exceed its {node.Description.Millicores} milli-cores: {string.Join(", ", live.Select(one => one.Millicores))}.");
            foreach (var container in live)
            {
                if (store.Find(container.Key.ExecutionId) is not { } execution || execution.FindService(container.Key.ServiceId) is not { } service) continue;
                var reserved = ServiceDemand.Of(execution.DefinitionOf(service)).Millicores;
                if (container.Millicores < reserved)
                    verdict.Fail("cores", $"Container {container.Number} of {container.Key} has {container.Millicores} of {reserved} reserved milli-cores.");
            }
        }
    }

    private static string? FindProblem(Execution execution, ModelCluster cluster)
    {
        if (!execution.Status.IsActive()) return null;
        if (execution.Status is not (ExecutionStatus.Queued or ExecutionStatus.Running))
            return $"Execution {execution.Id} is still {execution.Status}: {string.Join(", ", execution.Services)}";
        foreach (var service in execution.Services)
        {
            if (service.Status is ServiceStatus.Starting or ServiceStatus.Terminating)
                return $"Service {service.Id} of execution {execution.Id} is still {service.Status}: {service}";
            if (service.Status is not ServiceStatus.Active) continue;
            if (!cluster.Containers.Any(container => container.IsLive && container.Key == service.Key && container.Node == service.Node))
                return $"Service {service.Id} of execution {execution.Id} is Active on {service.Node}, where no container of {service.Key} runs.";
        }

        return null;
    }

    /// <summary>When every waiting execution fits completely, none may wait.</summary>
    private static void CheckQueue(ModelStore store, ModelCluster cluster, Verdict verdict)
    {
        var waiting = store.Executions.Values.Where(execution => execution.Status is ExecutionStatus.Queued).ToList();
        if (waiting.Count > 0 && waiting.TrueForAll(execution => Fits(execution, store, cluster)))
            verdict.Fail("progress", $"Execution {waiting[0].Id} waits although it fits: {waiting[0].WaitReason} {string.Join(", ", waiting[0].Services)}");
    }

    private static bool Fits(Execution execution, ModelStore store, ModelCluster cluster)
    {
        var free = cluster.Nodes.ToDictionary(
            node => node, node => new Resources(node.Description.Millicores, node.Description.MemoryBytes));
        foreach (var other in store.Executions.Values.Where(other => other.Status.IsActive()))
            foreach (var service in other.Services)
                if (service.Node is { } name) free[cluster.Node(name)] -= ServiceDemand.Of(other.DefinitionOf(service));

        foreach (var service in execution.Services.Where(service => service.Status is ServiceStatus.Runnable)
            .OrderByDescending(service => ServiceDemand.Of(execution.DefinitionOf(service)).Millicores))
        {
            var definition = execution.DefinitionOf(service);
            var demand = ServiceDemand.Of(definition);
            if (cluster.Nodes.FirstOrDefault(node =>
                node.Description.Images!.Contains(definition.Image) && demand.FitsIn(free[node])) is not { } fitting) return false;
            free[fitting] -= demand;
        }

        return true;
    }
}
