using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>Places units on nodes and undoes placements.</summary>
internal static class UnitPlacer
{
    /// <summary>Places the unit if it fits, and sets the node in the execution.</summary>
    public static bool TryPlace(ClusterIndex index, NodeReservations reservations, QueuedExecution queued, in PlacementUnit unit)
    {
        var current = UnitBuilder.Refresh(queued, unit);
        var node = NodeSearch.Find(index, reservations, queued, current);
        if (node < 0) return false;
        index.Add(node, current.Demand, current.Count);
        SetNode(queued, current, node);
        return true;
    }

    /// <summary>Undoes <see cref="TryPlace"/>.</summary>
    public static void Undo(ClusterIndex index, QueuedExecution queued, in PlacementUnit unit)
    {
        index.Remove(queued.NodeOf[unit.First], unit.Demand, unit.Count);
        SetNode(queued, unit, QueuedExecution.Unplaced);
    }

    /// <summary>Places all units or none; <paramref name="failed"/> is the index of the unit that did not fit.</summary>
    public static bool TryPlaceAll(
        ClusterIndex index, NodeReservations reservations, QueuedExecution queued, List<PlacementUnit> units, out int failed)
    {
        for (failed = 0; failed < units.Count; failed++)
        {
            if (TryPlace(index, reservations, queued, units[failed])) continue;
            for (var i = failed - 1; i >= 0; i--) Undo(index, queued, units[i]);
            return false;
        }

        return true;
    }

    private static void SetNode(QueuedExecution queued, in PlacementUnit unit, int node)
    {
        if (unit.Members is null)
        {
            Set(queued, unit.First, node);
            return;
        }

        foreach (var member in unit.Members) Set(queued, member, node);
    }

    private static void Set(QueuedExecution queued, int service, int node)
    {
        queued.NodeOf[service] = node;
        var change = node == QueuedExecution.Unplaced ? 1 : -1;
        queued.UnplacedCount += change;
        if (queued.Execution.Services[service].Essential) queued.UnplacedEssentialCount += change;
    }
}
