using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Finds out, node by node, what stands in the way of a service.</summary>
internal static class WaitReason
{
    public static Wait Find(ScheduledExecution execution, ScheduledService service, int position, LinearNodes nodes)
    {
        var obstacles = nodes.All
            .Select(node => Of(service, position, node))
            .GroupBy(obstacle => (obstacle.Kind, obstacle.Detail))
            .Select(group => new Obstacle(
                group.Key.Kind, group.Count(), group.Key.Detail, group.Min(obstacle => obstacle.Shortfall)))
            .OrderBy(obstacle => obstacle.Kind).ThenBy(obstacle => obstacle.Detail, StringComparer.Ordinal);
        return new Wait(execution.Id, service.Id, service.Demand, [.. obstacles]);
    }

    private static Obstacle Of(ScheduledService service, int position, LinearNode node)
    {
        var (demand, capacity, free) = (service.Demand, node.Node.Capacity, node.Free);
        if (!node.HasImage(service.Image))
            return new Obstacle(ObstacleKind.MissingImage, 1, service.Image!, 0);
        if (!service.Labels.IsSubsetOf(node.Node.Labels))
            return new Obstacle(
                ObstacleKind.MissingLabel, 1, service.Labels.Except(node.Node.Labels).Min(StringComparer.Ordinal)!, 0);
        if (demand.Millicores > capacity.Millicores)
            return new Obstacle(ObstacleKind.TooSmall, 1, "cores", demand.Millicores - capacity.Millicores);
        if (demand.MemoryBytes > capacity.MemoryBytes)
            return new Obstacle(ObstacleKind.TooSmall, 1, "memory", demand.MemoryBytes - capacity.MemoryBytes);
        if (!node.Node.Schedulable)
            return new Obstacle(ObstacleKind.NotSchedulable, 1, "", 0);
        if (demand.Millicores > free.Millicores)
            return new Obstacle(ObstacleKind.Cores, 1, "", demand.Millicores - free.Millicores);
        if (demand.MemoryBytes > free.MemoryBytes)
            return new Obstacle(ObstacleKind.Memory, 1, "", demand.MemoryBytes - free.MemoryBytes);
        return new Obstacle(
            node.HeldFor < position ? ObstacleKind.BehindOthers : ObstacleKind.NoRoomTogether, 1, "", 0);
    }
}
