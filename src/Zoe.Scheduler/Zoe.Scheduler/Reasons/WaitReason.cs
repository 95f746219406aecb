using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Finds out what stands in the way of an execution, node by node.</summary>
internal static class WaitReason
{
    public static Wait Find(ClusterIndex index, NodeHolds holds, QueuedExecution queued, List<PlacementUnit> units)
    {
        var unit = Choose(index, queued, units);
        var tally = new ObstacleTally();
        for (var node = 0; node < index.Table.Nodes.Length; node++)
        {
            var (kind, detail, shortfall) = Of(index, holds, queued, unit, node);
            tally.Add(kind, detail, shortfall);
        }

        var service = queued.Execution.Services[unit.First];
        return new Wait(queued.Execution.Id, service.Id, unit.Demand, tally.ToImmutable());
    }

    // One that can never get a place says more than one that only waits.
    private static PlacementUnit Choose(
        ClusterIndex index, QueuedExecution queued, List<PlacementUnit> units)
    {
        foreach (var unit in units)
        {
            if (!NodeSearch.AnySuits(index, unit)) return unit;
        }

        return units[Math.Max(0, units.FindIndex(unit => unit.First == queued.FailedService))];
    }

    private static (ObstacleKind Kind, string Detail, long Shortfall) Of(
        ClusterIndex index, NodeHolds holds, QueuedExecution queued, in PlacementUnit unit, int node)
    {
        var described = index.Table.Nodes[node];
        var (demand, capacity, free) = (unit.Demand, described.Capacity, index.Table.States[node].Free);
        if (!index.Admits(unit.Constraint, node))
        {
            if (unit.Constraint.MissingImage(described) is { } image) return (ObstacleKind.MissingImage, image, 0);
            if (unit.Constraint.MissingLabel(described) is { } label) return (ObstacleKind.MissingLabel, label, 0);
        }

        if (demand.Millicores > capacity.Millicores)
            return (ObstacleKind.TooSmall, "cores", demand.Millicores - capacity.Millicores);
        if (demand.MemoryBytes > capacity.MemoryBytes)
            return (ObstacleKind.TooSmall, "memory", demand.MemoryBytes - capacity.MemoryBytes);
        if (!described.Schedulable) return (ObstacleKind.NotSchedulable, "", 0);
        if (unit.Required != PlacementUnit.AnyNode && unit.Required != node)
            return (ObstacleKind.NotTogether, "", 0);
        if (unit.Contradictory || Array.IndexOf(unit.Excluded, node) >= 0)
            return (ObstacleKind.NotApart, "", 0);
        if (demand.Millicores > free.Millicores)
            return (ObstacleKind.Cores, "", demand.Millicores - free.Millicores);
        if (demand.MemoryBytes > free.MemoryBytes)
            return (ObstacleKind.Memory, "", demand.MemoryBytes - free.MemoryBytes);
        return (holds.IsKeptFrom(queued, node) ? ObstacleKind.BehindOthers : ObstacleKind.NoRoomTogether, "", 0);
    }
}
