namespace Zoe.Scheduler;

/// <summary>
/// One walk over the queue: what must start together is placed all-or-nothing in queue order, then what is left goes to
/// elastic services in the same order.
/// </summary>
/// <remarks>
/// An execution that finds no place is passed over: whoever fits may start. Only one that has waited longer than
/// <see cref="SchedulerOptions.ReserveAfter"/> keeps nodes away from others, just those chosen for it. The walk goes no
/// further than the event does; see <see cref="Reach"/>.
/// </remarks>
internal sealed class PlanningPass
{
    private readonly PassRules _rules;
    private readonly ClusterIndex _index;
    private readonly UnitBuilder _builder;
    private readonly NodeHolds _holds;
    private readonly NodeReservation _reservation;
    private readonly ElasticRelease _release;
    private readonly List<PlacementUnit> _units = [];
    private readonly List<QueuedExecution> _open = [];
    private long _walkedAt = -1;
    private long _pass;
    private bool _changedBefore;
    private bool _changed;

    public PlanningPass(PassRules rules, ClusterIndex index, UnitBuilder builder)
    {
        _rules = rules;
        _index = index;
        _builder = builder;
        _holds = new NodeHolds(index);
        _reservation = new NodeReservation(index, _holds);
        _release = new ElasticRelease(index, _holds, Released);
    }

    /// <summary>Whom an event may concern, from few to many.</summary>
    private enum Reach
    {
        /// <summary>Nothing changed since everybody was tried: those who are new.</summary>
        Fresh,

        /// <summary>Room was taken: also those for whom the outcome depends on what is free where.</summary>
        Open,

        /// <summary>Something may fit that did not.</summary>
        Everyone,
    }

    public NodeHolds Holds => _holds;

    /// <summary>What got a node in the last pass, in order.</summary>
    public List<(QueuedExecution Queued, int Service)> Placed { get; } = [];

    /// <summary>What has to stop for it.</summary>
    public List<(QueuedExecution Queued, int Service)> Released { get; } = [];

    /// <summary>Who got all essential services in the last pass.</summary>
    public List<QueuedExecution> Started { get; } = [];

    /// <summary>Walks the queue.</summary>
    public void Run(SessionQueue queue, long pass)
    {
        (_pass, _changedBefore, _changed) = (pass, _changed, false);
        Placed.Clear();
        Released.Clear();
        Started.Clear();
        var growth = queue.Growth;
        var reach = ReachIn(queue);
        if (reach == Reach.Everyone) _holds.Clear();
        WalkEssential(queue, ref reach);
        var walk = Whom(queue, reach);
        if (!_rules.ElasticAtOnce) WalkElastic(queue, walk);
        NoteOpen(queue, reach == Reach.Everyone ? walk : [.. _open.Union(queue.Fresh)]);
        _walkedAt = growth;
    }

    private Reach ReachIn(SessionQueue queue)
    {
        if (queue.Growth != _walkedAt) return Reach.Everyone;
        return _changedBefore || _changed ? Reach.Open : Reach.Fresh;
    }

    private List<QueuedExecution> Whom(SessionQueue queue, Reach reach)
    {
        if (reach == Reach.Everyone)
        {
            queue.Sort();
            return queue.Pending;
        }

        List<QueuedExecution> some = reach == Reach.Fresh ? [.. queue.Fresh] : [.. _open.Union(queue.Fresh)];
        queue.Sort(some);
        return some;
    }

    private void NoteOpen(SessionQueue queue, List<QueuedExecution> tried)
    {
        var open = tried.FindAll(queued => queued.Missing > 0
            && ((queued.Blocked ? queued.HopelessAt : queued.SatedAt) != queue.Growth || WantsNodes(queued)));
        _open.Clear();
        _open.AddRange(open);
    }

    private void WalkEssential(SessionQueue queue, ref Reach reach)
    {
        var walk = Whom(queue, reach);
        for (var i = 0; i < walk.Count; i++)
        {
            var queued = walk[i];
            _holds.MoveTo(queued);
            if (queued.MissingEssential > 0) Start(queue, queued, reach);
            if (!queued.Blocked && _rules.ElasticAtOnce) PlaceElastic(queue, queued);
            var further = ReachIn(queue);
            if (further == reach) continue;

            // What happened here concerns others behind.
            reach = further;
            if (reach == Reach.Everyone) _holds.DropLater();
            walk = Whom(queue, reach).FindAll(other => QueuePosition.Compare(queued, other) < 0);
            i = -1;
        }
    }

    private void Start(SessionQueue queue, QueuedExecution queued, Reach reach)
    {
        var known = queued.HopelessAt == queue.Growth;
        if (known && !queued.Position.Aged) return;
        _builder.BuildStart(queued, _units);
        var restarts = queued.Missing < queued.NodeOf.Length;
        queued.Blocked = known || !TryStart(queue, queued);
        if (!queued.Blocked)
        {
            // The nodes kept for it are free for others; and elastic services that it held on to may be stopped now.
            if (queued.KeptNodes || (_rules.ReleasesElastic && restarts)) queue.Grow();
            queued.KeptNodes = false;
        }
        else if (WantsNodes(queued) || (queued.KeptNodes && reach == Reach.Everyone))
        {
            Reserve(queue, queued);
        }
    }

    // As long as nothing comes free, the choice made once stays the best.
    private static bool WantsNodes(QueuedExecution queued) => queued is { Blocked: true, Position.Aged: true, KeptNodes: false };

    private void Reserve(SessionQueue queue, QueuedExecution queued)
    {
        var nodes = _reservation.Choose(queued, _units);
        queued.KeptNodes = nodes is not null;
        if (nodes is null) return;
        _changed = true;
        if (_holds.HasLater)
        {
            // Those behind have to choose again.
            queue.Grow();
            _holds.DropLater();
        }

        foreach (var node in nodes) _holds.Hold(node, queued);
    }

    private bool TryStart(SessionQueue queue, QueuedExecution queued)
    {
        if (UnitPlacer.TryPlaceAll(_index, _holds, queued, _units, out var failed))
        {
            NoteStart(queue, queued);
            return true;
        }

        queued.FailedService = _units[failed].First;
        if (_rules.ReleasesElastic && CouldEverStart(queued))
        {
            if (_release.TryMakeRoom(queued, _units, queue.Running, _pass, ref failed, out var hopeless))
            {
                queue.Grow();
                NoteStart(queue, queued);
                return true;
            }

            queued.HopelessAt = hopeless ? queue.Growth : -1;
            return false;
        }

        var alone = NodeSearch.Find(_index, _holds, queued, UnitBuilder.Refresh(queued, _units[failed]));
        queued.HopelessAt = alone < 0 ? queue.Growth : -1;
        return false;
    }

    private void WalkElastic(SessionQueue queue, List<QueuedExecution> walk)
    {
        foreach (var queued in walk)
        {
            if (queued.Blocked) continue;
            _holds.MoveTo(queued);
            PlaceElastic(queue, queued);
        }
    }

    private void PlaceElastic(SessionQueue queue, QueuedExecution queued)
    {
        if (queued.Missing == 0 || queued.ReleasedIn == _pass || queued.SatedAt == queue.Growth) return;
        _builder.BuildElastic(queued, _units);
        var refused = -1;
        for (var i = 0; i < _units.Count; i++)
        {
            if (refused >= 0 && IsLike(_units[i], _units[refused])) continue;
            if (UnitPlacer.TryPlace(_index, _holds, queued, _units[i])) Note(queue, queued, _units[i]);
            else refused = i;
        }

        queued.SatedAt = queue.Growth;
    }

    // True when what holds for one of them holds for the other.
    private static bool IsLike(in PlacementUnit left, in PlacementUnit right) =>
        left.Members is null && right.Members is null && left.Demand == right.Demand && ReferenceEquals(left.Constraint, right.Constraint);

    private bool CouldEverStart(QueuedExecution queued)
    {
        foreach (var unit in _units)
        {
            if (!NodeSearch.AnySuits(_index, UnitBuilder.Refresh(queued, unit))) return false;
        }

        return true;
    }

    private void NoteStart(SessionQueue queue, QueuedExecution queued)
    {
        Started.Add(queued);
        foreach (var unit in _units) Note(queue, queued, unit);
    }

    private void Note(SessionQueue queue, QueuedExecution queued, in PlacementUnit unit)
    {
        _changed = true;

        // It may have taken room on a node kept for someone behind, who would choose another now.
        if (_holds.HasLater) queue.Grow();
        if (unit.Members is null) Placed.Add((queued, unit.First));
        else foreach (var member in unit.Members) Placed.Add((queued, member));
    }
}
