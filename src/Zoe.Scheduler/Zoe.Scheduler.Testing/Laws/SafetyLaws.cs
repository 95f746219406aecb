namespace Zoe.Scheduler.Testing;

/// <summary>What no plan may ever do.</summary>
internal static class SafetyLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("known", "A plan places services that exist and have no node, each once, on nodes that exist.", Known),
        new("capacity", "A plan never over-commits a node in any dimension.", Capacity),
        new("all-or-nothing", "The essential services of an execution are placed all at once or not at all.", AllOrNothing),
        new("eligible", "A service runs only on schedulable nodes with its labels and its image.", Eligible),
        new("ties", "Services that must share a node do, and those that must stay apart do.", Ties),
        new("stops", "A plan stops elastic services only, only when it may, and only where an essential one takes the room.", Stops),
    ];

    private static string? Known(LawCase of)
    {
        var seen = new HashSet<long>();
        foreach (var placement in of.Plan.Placements)
        {
            if (of.Node(placement.Node) is null) return $"{placement}: there is no such node.";
            var execution = of.Request.Executions.FirstOrDefault(execution => execution.Id == placement.ExecutionId);
            var service = execution?.Services.FirstOrDefault(service => service.Id == placement.ServiceId);
            if (service is null) return $"{placement}: there is no such service.";
            if (service.Node is not null) return $"{placement}: the service is on {service.Node} already.";
            if (!seen.Add(service.Id)) return $"{placement}: the service is placed twice.";
        }

        return null;
    }

    private static string? Capacity(LawCase of)
    {
        foreach (var node in of.Plan.Placements.Select(placement => of.Node(placement.Node)).OfType<ClusterNode>().Distinct())
        {
            var free = of.FreeAfter(node);
            if (!Resources.Zero.FitsIn(free)) return $"{node.Name} is over-committed: {free} would be left.";
        }

        return null;
    }

    private static string? AllOrNothing(LawCase of)
    {
        var placed = of.Plan.Placements.Select(placement => placement.ServiceId).ToHashSet();
        foreach (var execution in of.Waiting)
        {
            if (execution.Services.FirstOrDefault(service => placed.Contains(service.Id)) is { } service)
                return $"Service {service.Id} of execution {execution.Id} is placed although an essential one is not.";
        }

        return null;
    }

    private static string? Eligible(LawCase of)
    {
        foreach (var placement in of.Plan.Placements)
        {
            if (of.Node(placement.Node) is not { } node || !of.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            if (!node.Schedulable) return $"{placement}: the node must get nothing new.";
            if (!PlanChecks.IsAllowed(node, service, [])) return $"{placement}: the node lacks a label or the image.";
        }

        return null;
    }

    private static string? Ties(LawCase of)
    {
        foreach (var placement in of.Plan.Placements)
        {
            var siblings = of.After.Executions.First(execution => execution.Id == placement.ExecutionId).Services;
            if (of.Node(placement.Node) is not { } node || !of.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            var tied = siblings.Select(sibling => sibling with { Labels = [], Image = null });
            if (!PlanChecks.IsAllowed(node, service with { Labels = [], Image = null }, [.. tied]))
                return $"{placement}: a service that it must share a node with, or stay apart from, runs elsewhere or there.";
        }

        return null;
    }

    private static string? Stops(LawCase of)
    {
        if (!of.Promises.ReleasesElastic && !of.Plan.Releases.IsEmpty) return $"{of.Plan.Releases[0]}: nothing may be stopped.";
        foreach (var release in of.Plan.Releases)
        {
            if (!of.Before.TryGetValue(release.ServiceId, out var service)) return $"{release}: there is no such service.";
            if (service.Essential) return $"{release}: an essential service may not be stopped.";
            if (service.Node is null) return $"{release}: the service has no node.";
            if (of.Plan.Placements.Any(placement => placement.ServiceId == release.ServiceId))
                return $"{release}: the service is moved, not stopped.";
            if (!of.Plan.Placements.Any(placement => of.Before[placement.ServiceId].Essential
                && string.Equals(placement.Node, service.Node, StringComparison.Ordinal)))
                return $"{release}: no essential service takes the room on {service.Node}.";
        }

        return null;
    }
}
