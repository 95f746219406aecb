using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing.Laws;

/// <summary>Laws about what no plan may do (safety).</summary>
internal static class SafetyLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("known", "A plan places services that exist and have no node, each once, on nodes that exist.", Known),
        new("capacity", "A plan never over-commits a node in any dimension.", Capacity),
        new("all-or-nothing", "The essential services of an execution are placed all at once or not at all.", AllOrNothing),
        new("eligible", "A service runs only on schedulable nodes with its labels and its image.", Eligible),
        new("affinity", "Services of an affinity group share a node, those of an anti-affinity group do not.", Affinity),
        new("releases", "A plan releases elastic services only, only if promised, and only on nodes that get an essential one.", Releases),
    ];

    private static string? Known(LawCase lawCase)
    {
        var seen = new HashSet<long>();
        foreach (var placement in lawCase.Plan.Placements)
        {
            if (lawCase.Node(placement.Node) is null) return $"{placement}: there is no such node.";
            var execution = lawCase.Request.Executions.FirstOrDefault(execution => execution.Id == placement.ExecutionId);
            var service = execution?.Services.FirstOrDefault(service => service.Id == placement.ServiceId);
            if (service is null) return $"{placement}: there is no such service.";
            if (service.Node is not null) return $"{placement}: the service is already on {service.Node}.";
            if (!seen.Add(service.Id)) return $"{placement}: the service is placed twice.";
        }

        return null;
    }

    private static string? Capacity(LawCase lawCase)
    {
        foreach (var node in lawCase.Plan.Placements.Select(placement => lawCase.Node(placement.Node)).OfType<ClusterNode>().Distinct())
        {
            var free = lawCase.FreeAfter(node);
            if (!Resources.Zero.FitsIn(free)) return $"{node.Name} is over-committed: {free} would be left.";
        }

        return null;
    }

    private static string? AllOrNothing(LawCase lawCase)
    {
        var placed = lawCase.Plan.Placements.Select(placement => placement.ServiceId).ToHashSet();
        foreach (var execution in lawCase.Waiting)
        {
            if (execution.Services.FirstOrDefault(service => placed.Contains(service.Id)) is { } service)
                return $"Service {service.Id} of execution {execution.Id} is placed although an essential one is not.";
        }

        return null;
    }

    private static string? Eligible(LawCase lawCase)
    {
        foreach (var placement in lawCase.Plan.Placements)
        {
            if (lawCase.Node(placement.Node) is not { } node || !lawCase.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            if (!node.Schedulable) return $"{placement}: the node is not schedulable.";
            if (!PlanChecks.IsAllowed(node, service, [])) return $"{placement}: the node lacks a label or the image.";
        }

        return null;
    }

    private static string? Affinity(LawCase lawCase)
    {
        foreach (var placement in lawCase.Plan.Placements)
        {
            var siblings = lawCase.After.Executions.First(execution => execution.Id == placement.ExecutionId).Services;
            if (lawCase.Node(placement.Node) is not { } node || !lawCase.Before.TryGetValue(placement.ServiceId, out var service)) continue;
            var group = siblings.Select(sibling => sibling with { Labels = [], Image = null });
            if (!PlanChecks.IsAllowed(node, service with { Labels = [], Image = null }, [.. group]))
                return $"{placement}: the placement violates an affinity or anti-affinity group.";
        }

        return null;
    }

    private static string? Releases(LawCase lawCase)
    {
        if (!lawCase.Promises.ReleasesElastic && !lawCase.Plan.Releases.IsEmpty) return $"{lawCase.Plan.Releases[0]}: releases are not promised.";
        foreach (var release in lawCase.Plan.Releases)
        {
            if (!lawCase.Before.TryGetValue(release.ServiceId, out var service)) return $"{release}: there is no such service.";
            if (service.Essential) return $"{release}: an essential service may not be released.";
            if (service.Node is null) return $"{release}: the service has no node.";
            if (lawCase.Plan.Placements.Any(placement => placement.ServiceId == release.ServiceId))
                return $"{release}: the service is placed again in the same plan.";
            if (!lawCase.Plan.Placements.Any(placement => lawCase.Before[placement.ServiceId].Essential
                && string.Equals(placement.Node, service.Node, StringComparison.Ordinal)))
                return $"{release}: no essential service is placed on {service.Node}.";
        }

        return null;
    }
}
