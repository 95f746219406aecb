namespace Zoe.Scheduler.Testing.Reference;

/// <summary>Determines for each node why it cannot run a waiting execution.</summary>
internal static class LinearWaitExplainer
{
    public static Wait Find(LinearExecution execution, int position, LinearNodes nodes)
    {
        var unit = execution.Failed!;
        var obstacles = nodes.All
            .Select(node => Of(unit, position, node))
            .GroupBy(obstacle => (obstacle.Kind, obstacle.Detail))
            .Select(group => new Obstacle(
                group.Key.Kind, group.Count(), group.Key.Detail, group.Min(obstacle => obstacle.Shortfall)))
            .OrderBy(obstacle => obstacle.Kind).ThenBy(obstacle => obstacle.Detail, StringComparer.Ordinal);
        return new Wait(execution.Record.Id, unit.First.Id, unit.Demand, [.. obstacles]);
    }

    private static Obstacle Of(LinearUnit unit, int position, LinearNode node)
    {
        var (demand, capacity, free, name) = (unit.Demand, node.Node.Capacity, node.Free, node.Node.Name);
        if (unit.Images.Find(image => !node.HasImage(image)) is { } image)
            return new Obstacle(ObstacleKind.MissingImage, 1, image, 0);
        if (unit.Labels.FirstOrDefault(label => !node.Node.Labels.Contains(label)) is { } label)
            return new Obstacle(ObstacleKind.MissingLabel, 1, label, 0);
        if (demand.Millicores > capacity.Millicores)
            return new Obstacle(ObstacleKind.TooSmall, 1, "cores", demand.Millicores - capacity.Millicores);
        if (demand.MemoryBytes > capacity.MemoryBytes)
            return new Obstacle(ObstacleKind.TooSmall, 1, "memory", demand.MemoryBytes - capacity.MemoryBytes);
        if (!node.Node.Schedulable)
            return new Obstacle(ObstacleKind.NotSchedulable, 1, "", 0);
        if (unit.Required is { } required && !string.Equals(required, name, StringComparison.Ordinal))
            return new Obstacle(ObstacleKind.Affinity, 1, "", 0);
        if (unit.Unsatisfiable || unit.Excluded.Contains(name))
            return new Obstacle(ObstacleKind.AntiAffinity, 1, "", 0);
        if (demand.Millicores > free.Millicores)
            return new Obstacle(ObstacleKind.Cores, 1, "", demand.Millicores - free.Millicores);
        if (demand.MemoryBytes > free.MemoryBytes)
            return new Obstacle(ObstacleKind.Memory, 1, "", demand.MemoryBytes - free.MemoryBytes);
        return new Obstacle(
            node.ReservedFor < position ? ObstacleKind.Reserved : ObstacleKind.NoRoomForAll, 1, "", 0);
    }
}
