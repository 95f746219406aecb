using Zoe.Scheduler.Reasons;
using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing.Laws;

/// <summary>Laws about the reasons for waiting.</summary>
internal static class ReasonLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("reasons", "Every execution that waits has a reason, and no other has one.", OneEach),
        new("accurate-reasons", "A reason counts every node once, under the first obstacle that applies.", Accurate),
    ];

    private static string? OneEach(LawCase lawCase)
    {
        var waiting = lawCase.Waiting.Select(execution => execution.Id).Order().ToList();
        var explained = lawCase.Plan.Waiting.Select(wait => wait.ExecutionId).Order().ToList();
        return waiting.SequenceEqual(explained)
            ? null
            : $"The executions [{string.Join(", ", waiting)}] wait, but reasons are given for [{string.Join(", ", explained)}].";
    }

    private static string? Accurate(LawCase lawCase)
    {
        foreach (var wait in lawCase.Plan.Waiting)
        {
            var execution = lawCase.After.Executions.FirstOrDefault(execution => execution.Id == wait.ExecutionId);
            var service = execution?.Services.FirstOrDefault(service => service.Id == wait.ServiceId);
            if (service is null || service.Node is not null) return $"{WaitText.Describe(wait)}: service {wait.ServiceId} does not wait.";
            if (service.AffinityGroup is not null || service.AntiAffinityGroup is not null) continue;
            var expected = Merge(lawCase.Request.Cluster.Nodes.Select(node => Of(service, node, lawCase.FreeAfter(node))));
            var stated = Merge(wait.Obstacles);
            if (!expected.SequenceEqual(stated))
                return $"Service {service.Id} {WaitText.Describe(wait)}; expected: {string.Join(", ", expected.Select(WaitText.Describe))}.";
        }

        return null;
    }

    // Schedulers may differ in whether a free node counts as reserved or as too small for all services.
    private static List<Obstacle> Merge(IEnumerable<Obstacle> obstacles) =>
    [
        .. obstacles
            .Select(obstacle => obstacle.Kind == ObstacleKind.Reserved ? obstacle with { Kind = ObstacleKind.NoRoomForAll } : obstacle)
            .GroupBy(obstacle => (obstacle.Kind, obstacle.Detail))
            .Select(group => new Obstacle(
                group.Key.Kind, group.Sum(obstacle => obstacle.Nodes), group.Key.Detail, group.Min(obstacle => obstacle.Shortfall)))
            .OrderBy(obstacle => obstacle.Kind).ThenBy(obstacle => obstacle.Detail, StringComparer.Ordinal),
    ];

    private static Obstacle Of(ScheduledService service, ClusterNode node, Resources free)
    {
        var demand = service.Demand;
        var tooSmall = demand - node.Capacity;
        var missing = demand - free;
        if (service.Image is { } image && node.Images is { } images && !images.Contains(image))
            return new Obstacle(ObstacleKind.MissingImage, 1, image, 0);
        if (service.Labels.Except(node.Labels).Order(StringComparer.Ordinal).FirstOrDefault() is { } label)
            return new Obstacle(ObstacleKind.MissingLabel, 1, label, 0);
        if (tooSmall.Millicores > 0) return new Obstacle(ObstacleKind.TooSmall, 1, "cores", tooSmall.Millicores);
        if (tooSmall.MemoryBytes > 0) return new Obstacle(ObstacleKind.TooSmall, 1, "memory", tooSmall.MemoryBytes);
        if (!node.Schedulable) return new Obstacle(ObstacleKind.NotSchedulable, 1, "", 0);
        if (missing.Millicores > 0) return new Obstacle(ObstacleKind.Cores, 1, "", missing.Millicores);
        return missing.MemoryBytes > 0
            ? new Obstacle(ObstacleKind.Memory, 1, "", missing.MemoryBytes)
            : new Obstacle(ObstacleKind.NoRoomForAll, 1, "", 0);
    }
}
