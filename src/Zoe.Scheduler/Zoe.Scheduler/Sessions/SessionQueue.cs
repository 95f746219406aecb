namespace Zoe.Scheduler;

/// <summary>The executions that want something, in queue order, and all others by identifier.</summary>
internal sealed class SessionQueue(SchedulerParts parts)
{
    private const int FewNewcomers = 8;

    private readonly Dictionary<long, QueuedExecution> _all = [];
    private readonly List<QueuedExecution> _sorted = [];
    private readonly List<QueuedExecution> _newcomers = [];

    /// <summary>Those with services that have no node, in queue order as of the last <see cref="Sort"/>.</summary>
    public List<QueuedExecution> Pending => _sorted;

    /// <summary>Those of <see cref="Pending"/> that the last <see cref="Sort"/> added.</summary>
    public List<QueuedExecution> Fresh { get; } = [];

    public IReadOnlyCollection<QueuedExecution> All => _all.Values;

    /// <summary>True when time alone can change who goes first.</summary>
    public bool Drifts => !parts.Order.IsStable || parts.ReserveAfter is not null;

    /// <summary>How many executions have services that must share a node or stay apart.</summary>
    public int Ties { get; private set; }

    public QueuedExecution? Find(long id) => _all.GetValueOrDefault(id);

    public void Add(QueuedExecution queued)
    {
        _all.Add(queued.Execution.Id, queued);
        _newcomers.Add(queued);
        if (queued.HasTies) Ties++;
    }

    public void Remove(QueuedExecution queued)
    {
        if (queued.HasTies) Ties--;
        _all.Remove(queued.Execution.Id);
        if (!_newcomers.Remove(queued)) _sorted.Remove(queued);
    }

    /// <summary>An execution that had all it wanted wants something again.</summary>
    public void Reenter(QueuedExecution queued) => _newcomers.Add(queued);

    public void Sort(DateTimeOffset now)
    {
        if (Drifts)
        {
            foreach (var queued in _all.Values) queued.Position = QueuePosition.Of(queued, parts, now);
            InsertionSort(_sorted);
        }

        foreach (var queued in _newcomers) queued.Position = QueuePosition.Of(queued, parts, now);
        _newcomers.RemoveAll(queued => queued.Missing == 0);
        if (_newcomers.Count > FewNewcomers)
        {
            _sorted.AddRange(_newcomers);
            _sorted.Sort(QueuePosition.Compare);
        }
        else
        {
            foreach (var queued in _newcomers) _sorted.Insert(PlaceFor(queued), queued);
        }

        Fresh.Clear();
        Fresh.AddRange(_newcomers);
        _newcomers.Clear();
    }

    private int PlaceFor(QueuedExecution queued)
    {
        var (low, high) = (0, _sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (QueuePosition.Compare(_sorted[middle], queued) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // Between two events hardly anyone overtakes, so nearly all of the list is in order already.
    private static void InsertionSort(List<QueuedExecution> list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            var moved = list[i];
            var to = i;
            for (; to > 0 && QueuePosition.Compare(list[to - 1], moved) > 0; to--) list[to] = list[to - 1];
            list[to] = moved;
        }
    }
}
