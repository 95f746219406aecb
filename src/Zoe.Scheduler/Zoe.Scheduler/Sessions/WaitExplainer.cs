using System.Collections.Immutable;
using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>Determines for each node why it cannot run a waiting execution.</summary>
internal static class WaitExplainer
{
    public static Wait Find(ClusterIndex index, NodeReservations reservations, QueuedExecution queued, List<PlacementUnit> units)
    {
        var unit = Choose(index, queued, units);
        var counter = new ObstacleCounter();
        for (var node = 0; node < index.Table.Nodes.Length; node++)
        {
            var (kind, detail, shortfall) = Of(index, reservations, queued, unit, node);
            counter.Add(kind, detail, shortfall);
        }

        var service = queued.Execution.Services[unit.First];
        return new Wait(queued.Execution.Id, service.Id, unit.Demand, counter.ToImmutable());
    }

    // Prefers a unit that no node could ever run.
    private static PlacementUnit Choose(
        ClusterIndex index, QueuedExecution queued, List<PlacementUnit> units)
    {
        foreach (var unit in units)
        {
            if (!NodeSearch.AnyFeasible(index, unit)) return unit;
        }

        return units[Math.Max(0, units.FindIndex(unit => unit.First == queued.FailedService))];
    }

    private static (ObstacleKind Kind, string Detail, long Shortfall) Of(
        ClusterIndex index, NodeReservations reservations, QueuedExecution queued, in PlacementUnit unit, int node)
    {
        var clusterNode = index.Table.Nodes[node];
        var (demand, capacity, free) = (unit.Demand, clusterNode.Capacity, index.Table.States[node].Free);
        if (!index.Admits(unit.Constraint, node))
        {
            if (unit.Constraint.MissingImage(clusterNode) is { } image) return (ObstacleKind.MissingImage, image, 0);
            if (unit.Constraint.MissingLabel(clusterNode) is { } label) return (ObstacleKind.MissingLabel, label, 0);
        }

        if (demand.Millicores > capacity.Millicores)
            return (ObstacleKind.TooSmall, "cores", demand.Millicores - capacity.Millicores);
        if (demand.MemoryBytes > capacity.MemoryBytes)
            return (ObstacleKind.TooSmall, "memory", demand.MemoryBytes - capacity.MemoryBytes);
        if (!clusterNode.Schedulable) return (ObstacleKind.NotSchedulable, "", 0);
        if (unit.Required != PlacementUnit.AnyNode && unit.Required != node)
            return (ObstacleKind.Affinity, "", 0);
        if (unit.Unsatisfiable || Array.IndexOf(unit.Excluded, node) >= 0)
            return (ObstacleKind.AntiAffinity, "", 0);
        if (demand.Millicores > free.Millicores)
            return (ObstacleKind.Cores, "", demand.Millicores - free.Millicores);
        if (demand.MemoryBytes > free.MemoryBytes)
            return (ObstacleKind.Memory, "", demand.MemoryBytes - free.MemoryBytes);
        return (reservations.IsReservedAhead(queued, node) ? ObstacleKind.Reserved : ObstacleKind.NoRoomForAll, "", 0);
    }
}
