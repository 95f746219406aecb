using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>
/// One pass over the queue: places the services that must start together, all or nothing, in queue order; then the elastic
/// services in the same order.
/// </summary>
/// <remarks>
/// An execution that does not fit is skipped, so that later ones may start. Only an execution that has waited longer than
/// <see cref="SchedulerOptions.ReserveAfter"/> gets nodes reserved. <see cref="PassScope"/> limits which executions are tried.
/// </remarks>
internal sealed class PlanningPass
{
    private readonly ModeRules _rules;
    private readonly ClusterIndex _index;
    private readonly UnitBuilder _builder;
    private readonly NodeReservations _reservations;
    private readonly ReservationPlanner _reservation;
    private readonly ElasticRelease _release;
    private readonly List<PlacementUnit> _units = [];
    private readonly List<QueuedExecution> _undecided = [];
    private long _plannedVersion = -1;
    private long _pass;
    private bool _changedInLastPass;
    private bool _changed;

    public PlanningPass(ModeRules rules, ClusterIndex index, UnitBuilder builder)
    {
        _rules = rules;
        _index = index;
        _builder = builder;
        _reservations = new NodeReservations(index);
        _reservation = new ReservationPlanner(index, _reservations);
        _release = new ElasticRelease(index, _reservations, Released);
    }

    /// <summary>The executions that a pass has to try, from few to many.</summary>
    private enum PassScope
    {
        /// <summary>Nothing changed since all executions were tried: only the newly queued ones.</summary>
        NewlyQueued,

        /// <summary>Resources were taken: also those whose last result depends on how free resources are distributed.</summary>
        Undecided,

        /// <summary>Resources may have become free: all executions.</summary>
        All,
    }

    public NodeReservations Reservations => _reservations;

    /// <summary>The services placed in the last pass, in order.</summary>
    public List<(QueuedExecution Queued, int Service)> Placed { get; } = [];

    /// <summary>The elastic services to stop before <see cref="Placed"/> can start.</summary>
    public List<(QueuedExecution Queued, int Service)> Released { get; } = [];

    /// <summary>The executions whose essential services were all placed in the last pass.</summary>
    public List<QueuedExecution> Started { get; } = [];

    public void Run(SessionQueue queue, long pass)
    {
        (_pass, _changedInLastPass, _changed) = (pass, _changed, false);
        Placed.Clear();
        Released.Clear();
        Started.Clear();
        var version = queue.CapacityVersion;
        var scope = ScopeOf(queue);
        if (scope == PassScope.All) _reservations.Clear();
        PlaceAllEssential(queue, ref scope);
        var executions = InScope(queue, scope);
        if (!_rules.PlacesElasticImmediately) PlaceAllElastic(queue, executions);
        RecordUndecided(queue, scope == PassScope.All ? executions : [.. _undecided.Union(queue.NewlyQueued)]);
        _plannedVersion = version;
    }

    private PassScope ScopeOf(SessionQueue queue)
    {
        if (queue.CapacityVersion != _plannedVersion) return PassScope.All;
        return _changedInLastPass || _changed ? PassScope.Undecided : PassScope.NewlyQueued;
    }

    private List<QueuedExecution> InScope(SessionQueue queue, PassScope scope)
    {
        if (scope == PassScope.All)
        {
            queue.Sort();
            return queue.Pending;
        }

        List<QueuedExecution> selected = scope == PassScope.NewlyQueued ? [.. queue.NewlyQueued] : [.. _undecided.Union(queue.NewlyQueued)];
        queue.Sort(selected);
        return selected;
    }

    private void RecordUndecided(SessionQueue queue, List<QueuedExecution> tried)
    {
        var undecided = tried.FindAll(queued => queued.UnplacedCount > 0
            && ((queued.Blocked ? queued.InfeasibleAtVersion : queued.ElasticInfeasibleAtVersion) != queue.CapacityVersion || NeedsReservation(queued)));
        _undecided.Clear();
        _undecided.AddRange(undecided);
    }

    private void PlaceAllEssential(SessionQueue queue, ref PassScope scope)
    {
        var executions = InScope(queue, scope);
        for (var i = 0; i < executions.Count; i++)
        {
            var queued = executions[i];
            _reservations.MoveTo(queued);
            if (queued.UnplacedEssentialCount > 0) Start(queue, queued, scope);
            if (!queued.Blocked && _rules.PlacesElasticImmediately) PlaceElastic(queue, queued);
            var current = ScopeOf(queue);
            if (current == scope) continue;

            // This execution changed what the ones behind it can get: continue with a larger scope.
            scope = current;
            if (scope == PassScope.All) _reservations.DropVisible();
            executions = InScope(queue, scope).FindAll(other => QueuePosition.Compare(queued, other) < 0);
            i = -1;
        }
    }

    private void Start(SessionQueue queue, QueuedExecution queued, PassScope scope)
    {
        var knownInfeasible = queued.InfeasibleAtVersion == queue.CapacityVersion;
        if (knownInfeasible && !queued.Position.Aged) return;
        _builder.BuildStart(queued, _units);
        var resumes = queued.UnplacedCount < queued.NodeOf.Length;
        queued.Blocked = knownInfeasible || !TryStart(queue, queued);
        if (!queued.Blocked)
        {
            // Its reserved nodes become available, and its elastic services can be preempted from now on.
            if (queued.HasReservedNodes || (_rules.ReleasesElastic && resumes)) queue.IncrementCapacityVersion();
            queued.HasReservedNodes = false;
        }
        else if (NeedsReservation(queued) || (queued.HasReservedNodes && scope == PassScope.All))
        {
            Reserve(queue, queued);
        }
    }

    // A reservation is chosen once; it stays the best choice until resources become free.
    private static bool NeedsReservation(QueuedExecution queued) => queued is { Blocked: true, Position.Aged: true, HasReservedNodes: false };

    private void Reserve(SessionQueue queue, QueuedExecution queued)
    {
        var nodes = _reservation.Choose(queued, _units);
        queued.HasReservedNodes = nodes is not null;
        if (nodes is null) return;
        _changed = true;
        if (_reservations.HasVisible)
        {
            // Executions behind this one have to choose their reservations again.
            queue.IncrementCapacityVersion();
            _reservations.DropVisible();
        }

        foreach (var node in nodes) _reservations.Reserve(node, queued);
    }

    private bool TryStart(SessionQueue queue, QueuedExecution queued)
    {
        if (UnitPlacer.TryPlaceAll(_index, _reservations, queued, _units, out var failed))
        {
            RecordStart(queue, queued);
            return true;
        }

        queued.FailedService = _units[failed].First;
        if (_rules.ReleasesElastic && CanEverStart(queued))
        {
            if (_release.TryMakeRoom(queued, _units, queue.Running, _pass, ref failed, out var infeasible))
            {
                queue.IncrementCapacityVersion();
                RecordStart(queue, queued);
                return true;
            }

            queued.InfeasibleAtVersion = infeasible ? queue.CapacityVersion : -1;
            return false;
        }

        var alone = NodeSearch.Find(_index, _reservations, queued, UnitBuilder.Refresh(queued, _units[failed]));
        queued.InfeasibleAtVersion = alone < 0 ? queue.CapacityVersion : -1;
        return false;
    }

    private void PlaceAllElastic(SessionQueue queue, List<QueuedExecution> executions)
    {
        foreach (var queued in executions)
        {
            if (queued.Blocked) continue;
            _reservations.MoveTo(queued);
            PlaceElastic(queue, queued);
        }
    }

    private void PlaceElastic(SessionQueue queue, QueuedExecution queued)
    {
        if (queued.UnplacedCount == 0 || queued.ReleasedInPass == _pass || queued.ElasticInfeasibleAtVersion == queue.CapacityVersion) return;
        _builder.BuildElastic(queued, _units);
        var failed = -1;
        for (var i = 0; i < _units.Count; i++)
        {
            if (failed >= 0 && IsEquivalent(_units[i], _units[failed])) continue;
            if (UnitPlacer.TryPlace(_index, _reservations, queued, _units[i])) Record(queue, queued, _units[i]);
            else failed = i;
        }

        queued.ElasticInfeasibleAtVersion = queue.CapacityVersion;
    }

    // True when both units fit on the same nodes.
    private static bool IsEquivalent(in PlacementUnit left, in PlacementUnit right) =>
        left.Members is null && right.Members is null && left.Demand == right.Demand && ReferenceEquals(left.Constraint, right.Constraint);

    private bool CanEverStart(QueuedExecution queued)
    {
        foreach (var unit in _units)
        {
            if (!NodeSearch.AnyFeasible(_index, UnitBuilder.Refresh(queued, unit))) return false;
        }

        return true;
    }

    private void RecordStart(SessionQueue queue, QueuedExecution queued)
    {
        Started.Add(queued);
        foreach (var unit in _units) Record(queue, queued, unit);
    }

    private void Record(SessionQueue queue, QueuedExecution queued, in PlacementUnit unit)
    {
        _changed = true;

        // The unit may occupy a node reserved for a later execution, which then has to choose another one.
        if (_reservations.HasVisible) queue.IncrementCapacityVersion();
        if (unit.Members is null) Placed.Add((queued, unit.First));
        else foreach (var member in unit.Members) Placed.Add((queued, member));
    }
}
