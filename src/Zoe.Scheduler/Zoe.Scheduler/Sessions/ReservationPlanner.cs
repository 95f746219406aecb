using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>
/// Chooses the nodes to reserve for an execution that waited too long: as few as possible, preferring nodes with the largest
/// free share of the demand. They get no new services and drain until the execution fits.
/// </summary>
internal sealed class ReservationPlanner(ClusterIndex index, NodeReservations reservations)
{
    private readonly List<(int Node, Resources Left)> _chosen = [];

    /// <summary>The nodes for all units; null when there are not enough.</summary>
    public IEnumerable<int>? Choose(QueuedExecution queued, List<PlacementUnit> units)
    {
        _chosen.Clear();
        var assigned = new List<PlacementUnit>();
        foreach (var unit in units)
        {
            var current = UnitBuilder.Refresh(queued, unit);
            var node = Choose(queued, current);
            if (node < 0)
            {
                assigned.ForEach(done => SetPlannedNode(queued, done, QueuedExecution.Unplaced));
                return null;
            }

            SetPlannedNode(queued, current, node);
            assigned.Add(current);
        }

        assigned.ForEach(done => SetPlannedNode(queued, done, QueuedExecution.Unplaced));
        return _chosen.Select(chosen => chosen.Node);
    }

    private int Choose(QueuedExecution queued, in PlacementUnit unit)
    {
        for (var i = 0; i < _chosen.Count; i++)
        {
            var (node, left) = _chosen[i];
            if (!unit.Demand.FitsIn(left) || !IsAllowed(unit, node)) continue;
            _chosen[i] = (node, left - unit.Demand);
            return node;
        }

        var best = -1;
        var bestShare = double.NegativeInfinity;
        for (var node = 0; node < index.Table.Nodes.Length; node++)
        {
            if (reservations.IsReservedAhead(queued, node) || IsChosen(node) || !IsAllowed(unit, node)) continue;
            if (!unit.Demand.FitsIn(LeftOnEmpty(queued, node))) continue;
            var share = ShareOfDemand(index.Table.States[node].Free, unit.Demand);
            if (share <= bestShare) continue;
            (best, bestShare) = (node, share);
        }

        if (best >= 0) _chosen.Add((best, LeftOnEmpty(queued, best) - unit.Demand));
        return best;
    }

    private bool IsAllowed(in PlacementUnit unit, int node) =>
        NodeSearch.IsFeasible(index, unit, node) && Array.IndexOf(unit.Excluded, node) < 0;

    private bool IsChosen(int node) => _chosen.Exists(entry => entry.Node == node);

    // The capacity that is left when only the services of this execution run on the node.
    private Resources LeftOnEmpty(QueuedExecution queued, int node)
    {
        var left = index.Table.Nodes[node].Capacity;
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] == node) left -= queued.Execution.Services[i].Demand;
        }

        return left;
    }

    private static double ShareOfDemand(Resources free, Resources demand) => Math.Min(
        demand.Millicores == 0 ? double.MaxValue : (double)free.Millicores / demand.Millicores,
        demand.MemoryBytes == 0 ? double.MaxValue : (double)free.MemoryBytes / demand.MemoryBytes);

    // Affinity is evaluated from NodeOf, so planned nodes are written there while choosing.
    private static void SetPlannedNode(QueuedExecution queued, in PlacementUnit unit, int node)
    {
        foreach (var member in unit.Members ?? [unit.First]) queued.NodeOf[member] = node;
    }
}
