namespace Zoe.Scheduler;

/// <summary>
/// One walk over the queue: what must start together is placed all-or-nothing in queue order, then what is left goes to
/// elastic services in the same order.
/// </summary>
/// <remarks>
/// An execution that finds no place is passed over: whoever fits may start. Only one that has waited longer than
/// <see cref="SchedulerOptions.ReserveAfter"/> keeps nodes away from others, just those chosen for it.
/// </remarks>
internal sealed class PlanningPass
{
    private readonly PassRules _rules;
    private readonly ClusterIndex _index;
    private readonly UnitBuilder _builder;
    private readonly UnitPlacer _placer;
    private readonly NodeHolds _holds;
    private readonly NodeReservation _reservation;
    private readonly ElasticRelease _release;
    private readonly List<PlacementUnit> _units = [];
    private readonly List<QueuedExecution> _open = [];
    private long _walkedAt = -1;
    private long _growth;
    private long _pass;
    private bool _retryAll;

    public PlanningPass(
        PassRules rules, SchedulerParts parts, ClusterIndex index, ConstraintTable constraints, UnitBuilder builder, int seed)
    {
        _rules = rules;
        _index = index;
        _builder = builder;
        _placer = new UnitPlacer(builder);
        _holds = new NodeHolds(index);
        _reservation = new NodeReservation(index, _holds, builder);
        _release = new ElasticRelease(index, _holds, _placer);
    }

    public NodeHolds Holds => _holds;

    /// <summary>What got a node in the last pass, in order.</summary>
    public List<(QueuedExecution Queued, int Service)> Placed { get; } = [];

    /// <summary>What has to stop for it.</summary>
    public List<(QueuedExecution Queued, int Service)> Released { get; } = [];

    /// <summary>
    /// Walks the queue. <paramref name="growth"/> is a number that changes whenever something may fit that did not:
    /// failures noted under the same number are not tried again.
    /// </summary>
    public void Run(SessionQueue queue, long growth, long pass)
    {
        (_growth, _pass, _retryAll) = (growth, pass, false);
        Placed.Clear();
        Released.Clear();
        _holds.Clear();
        _release.Reset();
        var walk = growth == _walkedAt ? OpenAndFresh(queue) : queue.Pending;
        WalkEssential(queue, walk);
        if (!_rules.ElasticAtOnce) WalkElastic(walk);
        NoteOpen(walk);
        _walkedAt = growth;
    }

    // Nothing has become free since the last walk: whom it found hopeless or sated need not be looked at again.
    private List<QueuedExecution> OpenAndFresh(SessionQueue queue)
    {
        List<QueuedExecution> walk = [.. _open.Where(queued => queued.Missing > 0), .. queue.Fresh];
        walk.Sort(QueuePosition.Compare);
        return walk;
    }

    private void NoteOpen(List<QueuedExecution> walk)
    {
        _open.Clear();
        foreach (var queued in walk)
        {
            if ((queued.Blocked ? queued.HopelessAt : queued.SatedAt) != _growth) _open.Add(queued);
        }
    }

    private void WalkEssential(SessionQueue queue, List<QueuedExecution> pending)
    {
        for (var place = 0; place < pending.Count; place++)
        {
            var queued = pending[place];
            (queued.Place, queued.ReachedIn) = (place, _pass);
            if (queued.MissingEssential > 0) Start(queue, queued, place);
            if (!queued.Blocked && _rules.ElasticAtOnce) PlaceElastic(queued, place);
        }
    }

    private void Start(SessionQueue queue, QueuedExecution queued, int place)
    {
        var known = !_retryAll && queued.HopelessAt == _growth;
        if (known && !queued.Position.Aged) return;
        _builder.Build(queued, essential: true, elastic: _rules.StartsWhole, _units);
        queued.Blocked = known || !TryStart(queue, queued, place);
        if (!queued.Blocked) _retryAll |= queued.KeptNodes;
        queued.KeptNodes = queued.Blocked && queued.Position.Aged;
        if (queued.KeptNodes) _reservation.Reserve(queued, _units, place);
    }

    private bool TryStart(SessionQueue queue, QueuedExecution queued, int place)
    {
        var started = _placer.TryPlaceAll(_index, _holds, queued, _units, place, out var failed)
            || (_rules.ReleasesElastic
                && CouldEverStart(queued)
                && _release.TryMakeRoom(queued, _units, place, _pass, queue.All, Released));
        if (!started)
        {
            queued.FailedService = _units[failed].First;
            var alone = NodeSearch.Find(_index, _holds, _builder.Refresh(queued, _units[failed]), place);
            queued.HopelessAt = alone < 0 ? _growth : -1;
            return false;
        }

        foreach (var unit in _units) Note(queued, unit);
        return true;
    }

    private void WalkElastic(List<QueuedExecution> pending)
    {
        _holds.Rewind();
        for (var place = 0; place < pending.Count; place++)
        {
            if (pending[place].Blocked) _holds.ReplayTo(place);
            else PlaceElastic(pending[place], place);
        }

        _holds.ReplayTo(int.MaxValue);
    }

    private void PlaceElastic(QueuedExecution queued, int place)
    {
        if (queued.Missing == 0 || queued.ReleasedIn == _pass || (!_retryAll && queued.SatedAt == _growth)) return;
        _builder.Build(queued, essential: false, elastic: true, _units);
        var refused = -1;
        for (var i = 0; i < _units.Count; i++)
        {
            if (refused >= 0 && IsLike(_units[i], _units[refused])) continue;
            if (_placer.TryPlace(_index, _holds, queued, _units[i], place)) Note(queued, _units[i]);
            else refused = i;
        }

        queued.SatedAt = _growth;
    }

    // True when what holds for one of them holds for the other.
    private static bool IsLike(in PlacementUnit left, in PlacementUnit right) =>
        left.Members is null && right.Members is null && left.Demand == right.Demand && left.Constraint == right.Constraint;

    private bool CouldEverStart(QueuedExecution queued)
    {
        foreach (var unit in _units)
        {
            if (!NodeSearch.AnySuits(_index, _builder.Refresh(queued, unit))) return false;
        }

        return true;
    }

    private void Note(QueuedExecution queued, in PlacementUnit unit)
    {
        if (unit.Members is null) Placed.Add((queued, unit.First));
        else foreach (var member in unit.Members) Placed.Add((queued, member));
    }
}
