namespace Zoe.Scheduler;

/// <summary>
/// Makes room for essential services by stopping elastic ones of executions further behind, last first, and keeps only
/// those stopped that it took.
/// </summary>
internal sealed class ElasticRelease(ClusterIndex index, NodeHolds holds, UnitPlacer placer)
{
    private readonly List<(QueuedExecution Queued, int Service, int Node)> _taken = [];
    private List<(QueuedExecution Queued, int Service)>? _candidates;

    /// <summary>Forgets what was found in the pass before.</summary>
    public void Reset() => _candidates = null;

    /// <summary>Places the units all or none; on success adds to <paramref name="releases"/> what has to stop.</summary>
    public bool TryMakeRoom(
        QueuedExecution queued, List<PlacementUnit> units, int place, long pass,
        IEnumerable<QueuedExecution> all, List<(QueuedExecution Queued, int Service)> releases)
    {
        _candidates ??= Candidates(all);
        _taken.Clear();
        foreach (var (victim, service) in _candidates)
        {
            if (victim.Position.CompareWith(queued.Position) <= 0) break;
            var node = victim.NodeOf[service];
            if (node < 0 || holds.HeldFor(node) < place || !AnyUnitSuits(units, node)) continue;
            Release(victim, service, node);
            if (!placer.TryPlaceAll(index, holds, queued, units, place, out _)) continue;
            PutBackWhatWasNotNeeded();
            foreach (var taken in _taken)
            {
                taken.Queued.ReleasedIn = pass;
                releases.Add((taken.Queued, taken.Service));
            }

            return true;
        }

        foreach (var (victim, service, node) in _taken) PutBack(victim, service, node);
        return false;
    }

    private static List<(QueuedExecution Queued, int Service)> Candidates(IEnumerable<QueuedExecution> all)
    {
        var candidates = new List<(QueuedExecution, int)>();
        foreach (var queued in all.Where(queued => queued.MissingEssential == 0).OrderDescending(ByPosition.Instance))
        {
            for (var service = queued.NodeOf.Length - 1; service >= 0; service--)
            {
                if (!queued.Execution.Services[service].Essential && queued.NodeOf[service] >= 0)
                    candidates.Add((queued, service));
            }
        }

        return candidates;
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
        if (!taken.Queued.Execution.Services[taken.Service].Demand.FitsIn(index.Table.Free[taken.Node])) return false;
        PutBack(taken.Queued, taken.Service, taken.Node);
        return true;
    });

    private sealed class ByPosition : IComparer<QueuedExecution>
    {
        public static ByPosition Instance { get; } = new();

        public int Compare(QueuedExecution? x, QueuedExecution? y) => QueuePosition.Compare(x!, y!);
    }
}
