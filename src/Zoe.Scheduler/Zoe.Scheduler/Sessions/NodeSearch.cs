using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>Finds a node for a unit, including units that are bound to one node.</summary>
internal static class NodeSearch
{
    public static int Find(ClusterIndex index, NodeReservations reservations, QueuedExecution queued, in PlacementUnit unit)
    {
        if (unit.Unsatisfiable || unit.Required == PlacementUnit.NoNode) return -1;
        if (unit.Required == PlacementUnit.AnyNode) return unit.AvoidNode < 0 ? index.Find(unit) : FindElsewhere(index, unit);
        var node = unit.Required;
        var free = index.Admits(unit.Constraint, node)
            && unit.Demand.FitsIn(index.Table.States[node].Free)
            && Array.IndexOf(unit.Excluded, node) < 0
            && !reservations.IsReservedAhead(queued, node);
        return free ? node : -1;
    }

    private static int FindElsewhere(ClusterIndex index, in PlacementUnit unit)
    {
        var node = index.Find(unit with { Excluded = [.. unit.Excluded, unit.AvoidNode] });
        return node >= 0 ? node : index.Find(unit);
    }

    /// <summary>True when the node could run the unit if it were empty: state, image, labels, capacity and affinity.</summary>
    public static bool IsFeasible(ClusterIndex index, in PlacementUnit unit, int node) =>
        !unit.Unsatisfiable
        && (unit.Required == PlacementUnit.AnyNode || unit.Required == node)
        && unit.Demand.FitsIn(index.Table.Nodes[node].Capacity)
        && index.Admits(unit.Constraint, node);

    /// <summary>True when any node is feasible.</summary>
    public static bool AnyFeasible(ClusterIndex index, in PlacementUnit unit)
    {
        if (unit.Unsatisfiable || unit.Required == PlacementUnit.NoNode) return false;
        if (unit.Required != PlacementUnit.AnyNode) return IsFeasible(index, unit, unit.Required);
        return index.CanHold(unit.Constraint, unit.Demand);
    }
}
