namespace Zoe.Scheduler;

/// <summary>The executions that want something and those that run, in queue order, and all of them by identifier.</summary>
internal sealed class SessionQueue(SchedulerParts parts, bool tracksRunning)
{
    private readonly Dictionary<long, QueuedExecution> _all = [];
    private readonly PositionList _pending = new(!parts.Order.IsStable);
    private readonly PositionList _running = new(!parts.Order.IsStable);
    private readonly List<QueuedExecution> _newcomers = [];
    private readonly PriorityQueue<QueuedExecution, DateTimeOffset> _young = new();
    private DateTimeOffset _now;
    private long _round;

    /// <summary>Those with services that have no node, in queue order as of the last <see cref="Sort()"/>.</summary>
    public List<QueuedExecution> Pending => _pending.Items;

    /// <summary>Those whose essential services have nodes, in the same order; none unless they are tracked.</summary>
    public List<QueuedExecution> Running => _running.Items;

    /// <summary>Those of <see cref="Pending"/> that the last <see cref="Admit"/> put where they are.</summary>
    public List<QueuedExecution> Fresh { get; } = [];

    public IReadOnlyCollection<QueuedExecution> All => _all.Values;

    /// <summary>
    /// A number that changes whenever something may fit that did not: what failed under the same number need not be tried.
    /// </summary>
    public long Growth { get; private set; }

    public QueuedExecution? Find(long id) => _all.GetValueOrDefault(id);

    /// <summary>Takes note that something may fit that did not.</summary>
    public void Grow() => Growth++;

    public void Add(QueuedExecution queued)
    {
        _all.Add(queued.Execution.Id, queued);
        _newcomers.Add(queued);
    }

    public void Remove(QueuedExecution queued)
    {
        _all.Remove(queued.Execution.Id);
        if (!_newcomers.Remove(queued)) Withdraw(queued);
    }

    /// <summary>Gives an execution its place anew, since it wants other things than before or is of another age.</summary>
    public void Reenter(QueuedExecution queued)
    {
        Withdraw(queued);
        _newcomers.Add(queued);
    }

    /// <summary>
    /// Lets newcomers and those who are old enough for a reservation into <see cref="Pending"/>; where order drifts with
    /// time, at its end for now.
    /// </summary>
    public void Admit(DateTimeOffset now)
    {
        _now = now;
        ReenterAged();
        _round++;
        foreach (var queued in _newcomers)
        {
            Position(queued);
            if (parts.ReserveAfter is not null && queued.MissingEssential > 0 && !queued.Position.Aged)
                _young.Enqueue(queued, queued.Execution.SubmittedAt);
        }

        if (tracksRunning) _running.AddRange(_newcomers.FindAll(queued => queued.MissingEssential == 0));
        Fresh.Clear();
        Fresh.AddRange(_newcomers.Where(queued => queued.Missing > 0));
        Fresh.Sort(QueuePosition.Compare);
        _pending.AddRange(Fresh);
        _newcomers.Clear();
    }

    /// <summary>Takes note of what the last pass placed, and of those that it started.</summary>
    public void Settle(List<QueuedExecution> started)
    {
        foreach (var queued in started)
        {
            // Who runs has no claim to a reservation any more, and may be behind those who want its elastic services.
            if (!queued.Position.Aged) continue;
            Reenter(queued);
            Grow();
        }

        if (tracksRunning) _running.AddRange(started.FindAll(queued => !queued.Position.Aged));
        _pending.Items.RemoveAll(queued => queued.Missing == 0);
    }

    /// <summary>Puts everyone in order.</summary>
    public void Sort()
    {
        if (parts.Order.IsStable) return;
        foreach (var queued in _all.Values) Position(queued);
        _pending.Sort();
        _running.Sort();
    }

    /// <summary>Puts some of <see cref="Pending"/> in order, at no cost for the others.</summary>
    public void Sort(List<QueuedExecution> some)
    {
        if (!parts.Order.IsStable)
        {
            foreach (var queued in some) Position(queued);
        }

        some.Sort(QueuePosition.Compare);
    }

    private void ReenterAged()
    {
        while (_young.TryPeek(out var oldest, out var submitted) && _now - submitted >= parts.ReserveAfter)
        {
            _young.Dequeue();
            if (oldest.MissingEssential == 0 || !ReferenceEquals(Find(oldest.Execution.Id), oldest)) continue;
            oldest.HopelessAt = -1;
            Reenter(oldest);
        }
    }

    // Once between two calls of Admit: what a pass does to an execution changes its place in the next.
    private void Position(QueuedExecution queued)
    {
        if (queued.PositionedIn == _round) return;
        queued.PositionedIn = _round;
        queued.Position = QueuePosition.Of(queued, parts, _now);
    }

    private void Withdraw(QueuedExecution queued)
    {
        _pending.Remove(queued);
        _running.Remove(queued);
    }
}
