namespace Zoe.Scheduler;

/// <summary>Takes and gives back room for the units of an execution.</summary>
internal static class UnitPlacer
{
    /// <summary>Places the unit if there is room, and notes the node in the execution.</summary>
    public static bool TryPlace(ClusterIndex index, NodeHolds holds, QueuedExecution queued, in PlacementUnit unit)
    {
        var current = UnitBuilder.Refresh(queued, unit);
        var node = NodeSearch.Find(index, holds, queued, current);
        if (node < 0) return false;
        index.Add(node, current.Demand, current.Count);
        SetNode(queued, current, node);
        return true;
    }

    /// <summary>Undoes <see cref="TryPlace"/>.</summary>
    public static void TakeBack(ClusterIndex index, QueuedExecution queued, in PlacementUnit unit)
    {
        index.Remove(queued.NodeOf[unit.First], unit.Demand, unit.Count);
        SetNode(queued, unit, QueuedExecution.Unplaced);
    }

    /// <summary>Places all units or none; on failure returns false and the number of the unit that found no node.</summary>
    public static bool TryPlaceAll(
        ClusterIndex index, NodeHolds holds, QueuedExecution queued, List<PlacementUnit> units, out int failed)
    {
        for (failed = 0; failed < units.Count; failed++)
        {
            if (TryPlace(index, holds, queued, units[failed])) continue;
            for (var i = failed - 1; i >= 0; i--) TakeBack(index, queued, units[i]);
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
        queued.Missing += change;
        if (queued.Execution.Services[service].Essential) queued.MissingEssential += change;
    }
}
