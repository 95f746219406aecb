namespace Zoe.Scheduler;

/// <summary>
/// Tells whether an execution could start if nothing else ran. One that could not keeps nothing from others.
/// </summary>
internal sealed class EmptyCluster(
    ClusterIndex loaded, IReadOnlyList<Constraint> constraints, IPlacementPolicy placement, int seed, UnitPlacer placer)
{
    private ClusterIndex? _index;

    public bool Fits(QueuedExecution queued, List<PlacementUnit> units)
    {
        foreach (var unit in units)
        {
            if (!NodeSearch.AnySuits(loaded, unit)) return false;
        }

        return units.Count == 1 && !queued.HasTies && queued.Missing == queued.NodeOf.Length
            || FitsWithRoomToSpare(queued, units) || FitsWhenTried(queued, units);
    }

    // With as many suitable nodes for every unit as there are units, one is always untouched when a unit's turn comes.
    private bool FitsWithRoomToSpare(QueuedExecution queued, List<PlacementUnit> units)
    {
        if (queued.HasTies || queued.Missing < queued.NodeOf.Length) return false;
        foreach (var unit in units)
        {
            var nodes = 0;
            foreach (var cls in loaded.Admitted(unit.Constraint))
                nodes += unit.Demand.FitsIn(cls.Capacity) ? cls.Size : 0;
            if (nodes < units.Count) return false;
        }

        return true;
    }

    private bool FitsWhenTried(QueuedExecution queued, List<PlacementUnit> units)
    {
        _index ??= new ClusterIndex(new NodeTable(loaded.Table.Nodes), constraints, placement, seed);
        Occupy(queued, 1);
        var fits = placer.TryPlaceAll(_index, null, queued, units, 0, out _);
        for (var i = units.Count - 1; fits && i >= 0; i--) UnitPlacer.TakeBack(_index, queued, units[i]);
        Occupy(queued, -1);
        return fits;
    }

    private void Occupy(QueuedExecution queued, int sign)
    {
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] < 0) continue;
            var demand = queued.Execution.Services[i].Demand;
            if (sign > 0) _index!.Add(queued.NodeOf[i], demand);
            else _index!.Remove(queued.NodeOf[i], demand);
        }
    }
}
