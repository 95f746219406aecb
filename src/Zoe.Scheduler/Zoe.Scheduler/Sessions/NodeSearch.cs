namespace Zoe.Scheduler;

/// <summary>Finds a node for a unit, whether it may go anywhere or is bound to one.</summary>
internal static class NodeSearch
{
    public static int Find(ClusterIndex index, NodeHolds holds, QueuedExecution queued, in PlacementUnit unit)
    {
        if (unit.Contradictory || unit.Required == PlacementUnit.NoNode) return -1;
        if (unit.Required == PlacementUnit.AnyNode) return unit.Avoid < 0 ? index.Find(unit) : FindElsewhere(index, unit);
        var node = unit.Required;
        var free = index.Admits(unit.Constraint, node)
            && unit.Demand.FitsIn(index.Table.States[node].Free)
            && Array.IndexOf(unit.Excluded, node) < 0
            && !holds.IsKeptFrom(queued, node);
        return free ? node : -1;
    }

    private static int FindElsewhere(ClusterIndex index, in PlacementUnit unit)
    {
        var node = index.Find(unit with { Excluded = [.. unit.Excluded, unit.Avoid] });
        return node >= 0 ? node : index.Find(unit);
    }

    /// <summary>True when the node has all that never changes by itself: state, image, labels, size and ties.</summary>
    public static bool Suits(ClusterIndex index, in PlacementUnit unit, int node) =>
        !unit.Contradictory
        && (unit.Required == PlacementUnit.AnyNode || unit.Required == node)
        && unit.Demand.FitsIn(index.Table.Nodes[node].Capacity)
        && index.Admits(unit.Constraint, node);

    /// <summary>True when some node suits.</summary>
    public static bool AnySuits(ClusterIndex index, in PlacementUnit unit)
    {
        if (unit.Contradictory || unit.Required == PlacementUnit.NoNode) return false;
        if (unit.Required != PlacementUnit.AnyNode) return Suits(index, unit, unit.Required);
        return index.CanHold(unit.Constraint, unit.Demand);
    }
}
