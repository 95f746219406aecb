using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing.Laws;

/// <summary>Laws about what plans must achieve (liveness).</summary>
internal static class ProgressLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("deterministic", "The same request gives the same plan, in whatever order the executions are listed.", Deterministic),
        new("work-conserving", "Every service that fits on nodes not reserved for other executions is placed.", WorkConserving),
        new("monotone", "When enough capacity is added, all waiting executions start.", Monotone),
        new("avoid", "A service gets the node to avoid only when no other node fits.", AvoidNode),
        new("no-starvation", "An execution that waited longer than the reservation age starts after the running ones have ended.", StarvationLaw.Check),
    ];

    private static string? Deterministic(LawCase lawCase)
    {
        var again = lawCase.Scheduler.Plan(lawCase.Request);
        if (!Same(lawCase.Plan, again)) return "The same request gave a different plan the second time.";
        var reversed = lawCase.Scheduler.Plan(lawCase.Request with { Executions = [.. lawCase.Request.Executions.Reverse()] });
        return Same(lawCase.Plan, reversed) ? null : "The plan changed with the order in which the executions are listed.";
    }

    private static bool Same(Plan left, Plan right) =>
        left.Placements.SequenceEqual(right.Placements) && left.Releases.SequenceEqual(right.Releases)
        && left.Waiting.Select(wait => (wait.ExecutionId, wait.ServiceId))
            .SequenceEqual(right.Waiting.Select(wait => (wait.ExecutionId, wait.ServiceId)));

    private static string? WorkConserving(LawCase lawCase)
    {
        if (!lawCase.Promises.WorkConserving || !lawCase.Plan.Releases.IsEmpty) return null;
        foreach (var execution in lawCase.After.Executions.Where(execution => !HasAffinity(execution)))
        {
            var waits = LawCase.Waits(execution);
            var wanted = execution.Services
                .Where(service => service.Node is null && (!waits || service.Essential || lawCase.Promises.StartsAllServices)).ToList();
            var fitting = wanted.Select(service => lawCase.Request.Cluster.Nodes.Count(
                node => Fits(lawCase, node, service) && !IsReserved(lawCase, node, execution))).ToList();
            if (waits && fitting.TrueForAll(nodes => nodes >= wanted.Count))
                return $"Execution {execution.Id} waits although every service fits on at least {wanted.Count} nodes.";
            if (!waits && fitting.Exists(nodes => nodes > 0))
                return $"Service {wanted[fitting.FindIndex(nodes => nodes > 0)].Id} of execution {execution.Id} has no node although one fits.";
        }

        return null;
    }

    private static string? AvoidNode(LawCase lawCase)
    {
        if (!lawCase.Promises.AvoidsNodes || !lawCase.Plan.Releases.IsEmpty) return null;
        foreach (var placement in lawCase.Plan.Placements)
        {
            if (!lawCase.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            if (!string.Equals(service.AvoidNode, placement.Node, StringComparison.Ordinal)) continue;
            var execution = lawCase.Request.Executions.First(execution => execution.Id == placement.ExecutionId);
            var other = HasAffinity(execution)
                ? null
                : lawCase.Request.Cluster.Nodes.FirstOrDefault(node => !string.Equals(node.Name, placement.Node, StringComparison.Ordinal)
                    && Fits(lawCase, node, service) && !IsReserved(lawCase, node, execution));
            if (other is not null) return $"{placement}: the node is to be avoided, and {other.Name} fits.";
        }

        return null;
    }

    private static string? Monotone(LawCase lawCase)
    {
        // Anti-affinity would require more than one added node.
        var request = lawCase.Request with
        {
            Executions = [.. lawCase.Request.Executions.Where(execution => !HasAffinity(execution) || !LawCase.Waits(execution))],
        };
        var services = request.Executions.SelectMany(execution => execution.Services).ToList();
        var total = services.Aggregate(Resources.Zero, (sum, service) => sum + service.Demand);
        var large = new ClusterNode
        {
            Name = "large",
            Capacity = total,
            Labels = [.. services.SelectMany(service => service.Labels)],
        };
        var extended = request with { Cluster = new ClusterView(lawCase.Request.Cluster.Nodes.Add(large)) };
        var waiting = PlanApplier.Apply(extended, lawCase.Scheduler.Plan(extended)).Executions.FirstOrDefault(LawCase.Waits);
        return waiting is null
            ? null
            : $"Execution {waiting.Id} waits although an empty node with all labels and capacity for all services was added.";
    }

    private static bool Fits(LawCase lawCase, ClusterNode node, ScheduledService service) =>
        node.Schedulable && PlanChecks.IsAllowed(node, service, []) && service.Demand.FitsIn(lawCase.FreeAfter(node));

    // A node may be reserved for any other execution that waited long enough and for which the node is feasible.
    private static bool IsReserved(LawCase lawCase, ClusterNode node, ScheduledExecution by) => lawCase.Waiting.Any(other =>
        other.Id != by.Id
        && lawCase.Promises.ReserveAfter is { } age && lawCase.Request.Now - other.SubmittedAt >= age
        && other.Services.Any(service => service.Node is null && PlanChecks.IsAllowed(node, service, [])
            && service.Demand.FitsIn(node.Capacity)));

    private static bool HasAffinity(ScheduledExecution execution) =>
        execution.Services.Any(service => service.AffinityGroup is not null || service.AntiAffinityGroup is not null);
}
