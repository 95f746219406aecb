namespace Zoe.Scheduler;

/// <summary>
/// Makes room for essential services by stopping elastic ones of executions further behind, last first, and keeps only
/// those stopped that it took.
/// </summary>
internal sealed class ElasticRelease(
    ClusterIndex index, NodeHolds holds, List<(QueuedExecution Queued, int Service)> released)
{
    private readonly List<(QueuedExecution Queued, int Service, int Node)> _taken = [];

    /// <summary>
    /// Places the units all or none, of which <paramref name="failed"/> found no place so far; on success notes what has to
    /// stop. <paramref name="hopeless"/> when one of the units would find no place for itself if all of them stopped.
    /// </summary>
    public bool TryMakeRoom(
        QueuedExecution queued, List<PlacementUnit> units, List<QueuedExecution> running, long pass, ref int failed, out bool hopeless)
    {
        _taken.Clear();
        hopeless = false;
        for (var last = running.Count - 1; last >= 0 && QueuePosition.Compare(running[last], queued) > 0; last--)
        {
            var victim = running[last];
            for (var service = victim.NodeOf.Length - 1; service >= 0; service--)
            {
                var node = victim.NodeOf[service];
                if (node < 0 || victim.Execution.Services[service].Essential) continue;
                if (holds.IsKeptFrom(queued, node) || !AnyUnitSuits(units, node)) continue;
                Release(victim, service, node);
                if (!AnyUnitFits(units, failed, node)) continue;
                if (!UnitPlacer.TryPlaceAll(index, holds, queued, units, out failed)) continue;
                PutBackWhatWasNotNeeded();
                foreach (var taken in _taken)
                {
                    taken.Queued.ReleasedIn = pass;
                    released.Add((taken.Queued, taken.Service));
                }

                return true;
            }
        }

        hopeless = NodeSearch.Find(index, holds, queued, UnitBuilder.Refresh(queued, units[failed])) < 0;
        foreach (var (victim, service, node) in _taken) PutBack(victim, service, node);
        return false;
    }

    // If none of those that were tried fits there now, trying them again would end like the last time.
    private bool AnyUnitFits(List<PlacementUnit> units, int failed, int node)
    {
        var free = index.Table.States[node].Free;
        for (var i = 0; i <= failed; i++)
        {
            if (units[i].Demand.FitsIn(free)) return true;
        }

        return false;
    }

    private bool AnyUnitSuits(List<PlacementUnit> units, int node)
    {
        foreach (var unit in units)
        {
            if (NodeSearch.Suits(index, unit, node)) return true;
        }

        return false;
    }

    private void Release(QueuedExecution victim, int service, int node)
    {
        index.Remove(node, victim.Execution.Services[service].Demand);
        victim.NodeOf[service] = QueuedExecution.Unplaced;
        victim.Missing++;
        _taken.Add((victim, service, node));
    }

    private void PutBack(QueuedExecution victim, int service, int node)
    {
        index.Add(node, victim.Execution.Services[service].Demand);
        victim.NodeOf[service] = node;
        victim.Missing--;
    }

    private void PutBackWhatWasNotNeeded() => _taken.RemoveAll(taken =>
    {
        if (!taken.Queued.Execution.Services[taken.Service].Demand.FitsIn(index.Table.States[taken.Node].Free)) return false;
        PutBack(taken.Queued, taken.Service, taken.Node);
        return true;
    });
}
