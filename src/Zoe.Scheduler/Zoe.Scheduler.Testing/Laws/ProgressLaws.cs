namespace Zoe.Scheduler.Testing;

/// <summary>What plans must achieve.</summary>
internal static class ProgressLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("deterministic", "The same request gives the same plan, in whatever order the executions are listed.", Deterministic),
        new("work-conserving", "Nothing is left out that fits on nodes which are not kept for someone else.", WorkConserving),
        new("monotone", "With enough room added, everything that waited starts.", Monotone),
        new("avoid", "A service gets a node that it is to avoid only when no other has room.", Avoid),
        new("no-starvation", "An execution that waited longer than the reservation age starts once those that ran have ended.", NoStarvation.Check),
    ];

    private static string? Deterministic(LawCase of)
    {
        var again = of.Scheduler.Plan(of.Request);
        if (!Same(of.Plan, again)) return "The same request gave another plan the second time.";
        var reversed = of.Scheduler.Plan(of.Request with { Executions = [.. of.Request.Executions.Reverse()] });
        return Same(of.Plan, reversed) ? null : "The plan changed with the order in which the executions are listed.";
    }

    private static bool Same(Plan left, Plan right) =>
        left.Placements.SequenceEqual(right.Placements) && left.Releases.SequenceEqual(right.Releases)
        && left.Waiting.Select(wait => (wait.ExecutionId, wait.ServiceId))
            .SequenceEqual(right.Waiting.Select(wait => (wait.ExecutionId, wait.ServiceId)));

    private static string? WorkConserving(LawCase of)
    {
        if (!of.Promises.WorkConserving || !of.Plan.Releases.IsEmpty) return null;
        foreach (var execution in of.After.Executions.Where(execution => !HasTies(execution)))
        {
            var waits = LawCase.Waits(execution);
            var wanted = execution.Services
                .Where(service => service.Node is null && (!waits || service.Essential || of.Promises.StartsWhole)).ToList();
            var roomy = wanted.Select(service => of.Request.Cluster.Nodes.Count(
                node => CouldTake(of, node, service) && !IsKept(of, node, execution))).ToList();
            if (waits && roomy.TrueForAll(nodes => nodes >= wanted.Count))
                return $"Execution {execution.Id} waits although every service finds room on at least {wanted.Count} nodes.";
            if (!waits && roomy.Exists(nodes => nodes > 0))
                return $"Service {wanted[roomy.FindIndex(nodes => nodes > 0)].Id} of execution {execution.Id} has no node although one has room.";
        }

        return null;
    }

    private static string? Avoid(LawCase of)
    {
        if (!of.Promises.AvoidsNodes || !of.Plan.Releases.IsEmpty) return null;
        foreach (var placement in of.Plan.Placements)
        {
            if (!of.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            if (!string.Equals(service.Avoid, placement.Node, StringComparison.Ordinal)) continue;
            var execution = of.Request.Executions.First(execution => execution.Id == placement.ExecutionId);
            var other = HasTies(execution)
                ? null
                : of.Request.Cluster.Nodes.FirstOrDefault(node => !string.Equals(node.Name, placement.Node, StringComparison.Ordinal)
                    && CouldTake(of, node, service) && !IsKept(of, node, execution));
            if (other is not null) return $"{placement}: the node was to be avoided, and {other.Name} has room.";
        }

        return null;
    }

    private static string? Monotone(LawCase of)
    {
        // What must stay apart needs more than one node.
        var untied = of.Request with
        {
            Executions = [.. of.Request.Executions.Where(execution => !HasTies(execution) || !LawCase.Waits(execution))],
        };
        var services = untied.Executions.SelectMany(execution => execution.Services).ToList();
        var total = services.Aggregate(Resources.Zero, (sum, service) => sum + service.Demand);
        var roomy = new ClusterNode
        {
            Name = "roomy",
            Capacity = total,
            Labels = [.. services.SelectMany(service => service.Labels)],
        };
        var roomier = untied with { Cluster = new ClusterView(of.Request.Cluster.Nodes.Add(roomy)) };
        var waiting = PlanOutcome.Apply(roomier, of.Scheduler.Plan(roomier)).Executions.FirstOrDefault(LawCase.Waits);
        return waiting is null
            ? null
            : $"Execution {waiting.Id} waits although an empty node with all labels and room for everything was added.";
    }

    private static bool CouldTake(LawCase of, ClusterNode node, ScheduledService service) =>
        node.Schedulable && PlanChecks.IsAllowed(node, service, []) && service.Demand.FitsIn(of.FreeAfter(node));

    // A node may be kept for any other execution that waited long enough and could ever use it.
    private static bool IsKept(LawCase of, ClusterNode node, ScheduledExecution by) => of.Waiting.Any(other =>
        other.Id != by.Id
        && of.Promises.ReserveAfter is { } age && of.Request.Now - other.SubmittedAt >= age
        && other.Services.Any(service => service.Node is null && PlanChecks.IsAllowed(node, service, [])
            && service.Demand.FitsIn(node.Capacity)));

    private static bool HasTies(ScheduledExecution execution) =>
        execution.Services.Any(service => service.Together is not null || service.Apart is not null);
}
