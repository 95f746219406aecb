namespace Zoe.Scheduler.Testing;

/// <summary>What reasons must be.</summary>
internal static class ReasonLaws
{
    public static IEnumerable<SchedulerLaw> All { get; } =
    [
        new("reasons", "Every execution that waits has a reason, and no other has one.", OneEach),
        new("true-reasons", "A reason counts every node once and under what is truly in the way.", True),
    ];

    private static string? OneEach(LawCase of)
    {
        var waiting = of.Waiting.Select(execution => execution.Id).Order().ToList();
        var explained = of.Plan.Waiting.Select(wait => wait.ExecutionId).Order().ToList();
        return waiting.SequenceEqual(explained)
            ? null
            : $"The executions [{string.Join(", ", waiting)}] wait, reasons are there for [{string.Join(", ", explained)}].";
    }

    private static string? True(LawCase of)
    {
        foreach (var wait in of.Plan.Waiting)
        {
            var execution = of.After.Executions.FirstOrDefault(execution => execution.Id == wait.ExecutionId);
            var service = execution?.Services.FirstOrDefault(service => service.Id == wait.ServiceId);
            if (service is null || service.Node is not null) return $"{WaitText.Describe(wait)}: service {wait.ServiceId} does not wait.";
            if (service.Together is not null || service.Apart is not null) continue;
            var expected = Merge(of.Request.Cluster.Nodes.Select(node => Of(service, node, of.FreeAfter(node))));
            var stated = Merge(wait.Obstacles);
            if (!expected.SequenceEqual(stated))
                return $"Service {service.Id} {WaitText.Describe(wait)}; true is: {string.Join(", ", expected.Select(WaitText.Describe))}.";
        }

        return null;
    }

    // Whether room is kept for others or wanted for the execution itself is the scheduler's business.
    private static List<Obstacle> Merge(IEnumerable<Obstacle> obstacles) =>
    [
        .. obstacles
            .Select(obstacle => obstacle.Kind == ObstacleKind.BehindOthers ? obstacle with { Kind = ObstacleKind.NoRoomTogether } : obstacle)
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
            : new Obstacle(ObstacleKind.NoRoomTogether, 1, "", 0);
    }
}
