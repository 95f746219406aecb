namespace Zoe.Scheduler;

/// <summary>Finds a node for a unit, whether it may go anywhere or is bound to one.</summary>
internal static class NodeSearch
{
    public static int Find(ClusterIndex index, NodeHolds? holds, in PlacementUnit unit, int place)
    {
        if (unit.Contradictory || unit.Required == PlacementUnit.NoNode) return -1;
        if (unit.Required == PlacementUnit.AnyNode) return index.Find(unit);
        var node = unit.Required;
        var free = index.Admits(unit.Constraint, node)
            && unit.Demand.FitsIn(index.Table.Free[node])
            && Array.IndexOf(unit.Excluded, node) < 0
            && (holds is null || holds.HeldFor(node) >= place);
        return free ? node : -1;
    }

    /// <summary>True when the node has all that never changes by itself: state, image, labels, size and ties.</summary>
    public static bool Suits(ClusterIndex index, in PlacementUnit unit, int node) =>
        !unit.Contradictory
        && (unit.Required == PlacementUnit.AnyNode || unit.Required == node)
        && unit.Demand.FitsIn(index.ClassOf(node).Capacity)
        && index.Admits(unit.Constraint, node);

    /// <summary>True when some node suits.</summary>
    public static bool AnySuits(ClusterIndex index, in PlacementUnit unit)
    {
        if (unit.Contradictory || unit.Required == PlacementUnit.NoNode) return false;
        if (unit.Required != PlacementUnit.AnyNode) return Suits(index, unit, unit.Required);
        foreach (var cls in index.Admitted(unit.Constraint))
        {
            if (unit.Demand.FitsIn(cls.Capacity)) return true;
        }

        return false;
    }
}
