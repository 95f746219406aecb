namespace Zoe.Scheduler.Sessions;

/// <summary>The pending and the running executions in queue order, and all executions by identifier.</summary>
internal sealed class SessionQueue(SchedulerParts parts, bool tracksRunning)
{
    private readonly Dictionary<long, QueuedExecution> _all = [];
    private readonly OrderedQueue _pending = new(!parts.Order.IsStable);
    private readonly OrderedQueue _running = new(!parts.Order.IsStable);
    private readonly List<QueuedExecution> _incoming = [];
    private readonly PriorityQueue<QueuedExecution, DateTimeOffset> _waitingForAge = new();
    private DateTimeOffset _now;
    private long _round;

    /// <summary>Executions with unplaced services, in queue order as of the last <see cref="Sort()"/>.</summary>
    public List<QueuedExecution> Pending => _pending.Items;

    /// <summary>Executions whose essential services have nodes, in the same order; empty unless they are tracked.</summary>
    public List<QueuedExecution> Running => _running.Items;

    /// <summary>Executions that the last <see cref="Admit"/> added to <see cref="Pending"/>.</summary>
    public List<QueuedExecution> NewlyQueued { get; } = [];

    public IReadOnlyCollection<QueuedExecution> All => _all.Values;

    /// <summary>
    /// Increments whenever a service that did not fit may fit now; what failed at the same version need not be tried again.
    /// </summary>
    public long CapacityVersion { get; private set; }

    public QueuedExecution? Find(long id) => _all.GetValueOrDefault(id);

    public void IncrementCapacityVersion() => CapacityVersion++;

    public void Add(QueuedExecution queued)
    {
        _all.Add(queued.Execution.Id, queued);
        _incoming.Add(queued);
    }

    public void Remove(QueuedExecution queued)
    {
        _all.Remove(queued.Execution.Id);
        if (!_incoming.Remove(queued)) RemoveFromLists(queued);
    }

    /// <summary>Queues an execution again after its unplaced services or its age changed.</summary>
    public void Requeue(QueuedExecution queued)
    {
        RemoveFromLists(queued);
        _incoming.Add(queued);
    }

    /// <summary>
    /// Adds incoming executions, and those that became old enough for a reservation, to <see cref="Pending"/>; at its end when
    /// the order depends on time.
    /// </summary>
    public void Admit(DateTimeOffset now)
    {
        _now = now;
        RequeueAged();
        _round++;
        foreach (var queued in _incoming)
        {
            Position(queued);
            if (parts.ReserveAfter is not null && queued.UnplacedEssentialCount > 0 && !queued.Position.Aged)
                _waitingForAge.Enqueue(queued, queued.Execution.SubmittedAt);
        }

        if (tracksRunning) _running.AddRange(_incoming.FindAll(queued => queued.UnplacedEssentialCount == 0));
        NewlyQueued.Clear();
        NewlyQueued.AddRange(_incoming.Where(queued => queued.UnplacedCount > 0));
        NewlyQueued.Sort(QueuePosition.Compare);
        _pending.AddRange(NewlyQueued);
        _incoming.Clear();
    }

    /// <summary>Updates the lists after a pass that started <paramref name="started"/>.</summary>
    public void ApplyPass(List<QueuedExecution> started)
    {
        foreach (var queued in started)
        {
            // A running execution is no longer aged; at its new position its elastic services may be preempted.
            if (!queued.Position.Aged) continue;
            Requeue(queued);
            IncrementCapacityVersion();
        }

        if (tracksRunning) _running.AddRange(started.FindAll(queued => !queued.Position.Aged));
        _pending.Items.RemoveAll(queued => queued.UnplacedCount == 0);
    }

    /// <summary>Sorts all executions.</summary>
    public void Sort()
    {
        if (parts.Order.IsStable) return;
        foreach (var queued in _all.Values) Position(queued);
        _pending.Sort();
        _running.Sort();
    }

    /// <summary>Sorts some executions of <see cref="Pending"/> without computing the positions of the others.</summary>
    public void Sort(List<QueuedExecution> some)
    {
        if (!parts.Order.IsStable)
        {
            foreach (var queued in some) Position(queued);
        }

        some.Sort(QueuePosition.Compare);
    }

    private void RequeueAged()
    {
        while (_waitingForAge.TryPeek(out var oldest, out var submitted) && _now - submitted >= parts.ReserveAfter)
        {
            _waitingForAge.Dequeue();
            if (oldest.UnplacedEssentialCount == 0 || !ReferenceEquals(Find(oldest.Execution.Id), oldest)) continue;
            oldest.InfeasibleAtVersion = -1;
            Requeue(oldest);
        }
    }

    // Computed once per round, so that placements of a pass do not change the order within it.
    private void Position(QueuedExecution queued)
    {
        if (queued.PositionRound == _round) return;
        queued.PositionRound = _round;
        queued.Position = QueuePosition.Of(queued, parts, _now);
    }

    private void RemoveFromLists(QueuedExecution queued)
    {
        _pending.Remove(queued);
        _running.Remove(queued);
    }
}
