using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>
/// Preempts elastic services of executions behind in the queue, last first, so that essential services fit; stops no more
/// of them than necessary.
/// </summary>
internal sealed class ElasticRelease(
    ClusterIndex index, NodeReservations reservations, List<(QueuedExecution Queued, int Service)> released)
{
    private readonly List<(QueuedExecution Queued, int Service, int Node)> _stopped = [];

    /// <summary>
    /// Places all units or none, where unit number <paramref name="failed"/> could not be placed before; on success records
    /// the services to stop. <paramref name="infeasible"/> is set when a unit would not fit even if all of them stopped.
    /// </summary>
    public bool TryMakeRoom(
        QueuedExecution queued, List<PlacementUnit> units, List<QueuedExecution> running, long pass, ref int failed, out bool infeasible)
    {
        _stopped.Clear();
        infeasible = false;
        for (var last = running.Count - 1; last >= 0 && QueuePosition.Compare(running[last], queued) > 0; last--)
        {
            var victim = running[last];
            for (var service = victim.NodeOf.Length - 1; service >= 0; service--)
            {
                var node = victim.NodeOf[service];
                if (node < 0 || victim.Execution.Services[service].Essential) continue;
                if (reservations.IsReservedAhead(queued, node) || !IsFeasibleForAny(units, node)) continue;
                Release(victim, service, node);
                if (!AnyUnitFits(units, failed, node)) continue;
                if (!UnitPlacer.TryPlaceAll(index, reservations, queued, units, out failed)) continue;
                RestoreUnneeded();
                foreach (var stopped in _stopped)
                {
                    stopped.Queued.ReleasedInPass = pass;
                    released.Add((stopped.Queued, stopped.Service));
                }

                return true;
            }
        }

        infeasible = NodeSearch.Find(index, reservations, queued, UnitBuilder.Refresh(queued, units[failed])) < 0;
        foreach (var (victim, service, node) in _stopped) Restore(victim, service, node);
        return false;
    }

    // Units beyond the failed one were not tried; if none up to it fits on this node, a retry fails too.
    private bool AnyUnitFits(List<PlacementUnit> units, int failed, int node)
    {
        var free = index.Table.States[node].Free;
        for (var i = 0; i <= failed; i++)
        {
            if (units[i].Demand.FitsIn(free)) return true;
        }

        return false;
    }

    private bool IsFeasibleForAny(List<PlacementUnit> units, int node)
    {
        foreach (var unit in units)
        {
            if (NodeSearch.IsFeasible(index, unit, node)) return true;
        }

        return false;
    }

    private void Release(QueuedExecution victim, int service, int node)
    {
        index.Remove(node, victim.Execution.Services[service].Demand);
        victim.NodeOf[service] = QueuedExecution.Unplaced;
        victim.UnplacedCount++;
        _stopped.Add((victim, service, node));
    }

    private void Restore(QueuedExecution victim, int service, int node)
    {
        index.Add(node, victim.Execution.Services[service].Demand);
        victim.NodeOf[service] = node;
        victim.UnplacedCount--;
    }

    private void RestoreUnneeded() => _stopped.RemoveAll(stopped =>
    {
        if (!stopped.Queued.Execution.Services[stopped.Service].Demand.FitsIn(index.Table.States[stopped.Node].Free)) return false;
        Restore(stopped.Queued, stopped.Service, stopped.Node);
        return true;
    });
}
