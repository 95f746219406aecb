using System.Collections.Immutable;
using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>Keeps cluster, queue and index between plans.</summary>
internal sealed class PlanningSession : ISchedulerSession
{
    private readonly int _seed;
    private readonly ModeRules _rules;
    private readonly SchedulerParts _parts;
    private readonly ConstraintTable _constraints = new();
    private readonly UnitBuilder _builder;
    private readonly SessionQueue _queue;
    private readonly List<PlacementUnit> _units = [];
    private NodeTable _table;
    private ClusterIndex? _index;
    private PlanningPass? _pass;
    private long _passes;

    public PlanningSession(ClusterView cluster, int seed, ModeRules rules, SchedulerParts parts)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        _seed = seed;
        _rules = rules;
        _parts = parts;
        _builder = new UnitBuilder(_constraints, rules.StartsAllServices);
        _queue = new SessionQueue(parts, tracksRunning: rules.ReleasesElastic);
        _table = new NodeTable(cluster.Nodes);
    }

    /// <summary>Number of cached label and image sets, and of cached node sets for them.</summary>
    public int RetainedSets => _constraints.Count + (_index is null ? 0 : _index.Pools + _index.Postings);

    public void SetCluster(ClusterView cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var executions = _queue.All.Select(CurrentRecord).ToList();
        foreach (var execution in executions) Remove(execution.Id);
        _table = new NodeTable(cluster.Nodes);
        _index = null;
        _constraints.Clear();
        foreach (var execution in executions) Submit(execution);
    }

    public void Submit(ScheduledExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        Remove(execution.Id);
        var queued = new QueuedExecution(execution, _table, _constraints);
        _queue.Add(queued);
        if (queued.UnplacedCount < queued.NodeOf.Length) _queue.IncrementCapacityVersion();
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] >= 0) Occupy(queued.NodeOf[i], execution.Services[i].Demand);
        }
    }

    public bool Remove(long executionId)
    {
        if (_queue.Find(executionId) is not { } queued) return false;
        _queue.Remove(queued);
        for (var i = 0; i < queued.NodeOf.Length; i++)
        {
            if (queued.NodeOf[i] >= 0) Vacate(queued.NodeOf[i], queued.Execution.Services[i].Demand);
        }

        _queue.IncrementCapacityVersion();
        return true;
    }

    public void ReportProgress(long executionId, double progress)
    {
        if (_queue.Find(executionId) is { } queued) queued.Progress = progress;
    }

    public Plan Replan(DateTimeOffset now)
    {
        Advance(now);
        return new Plan
        {
            Placements = [.. _pass!.Placed.Select(placed => new Placement(
                placed.Queued.Execution.Id,
                placed.Queued.Execution.Services[placed.Service].Id,
                _table.Nodes[placed.Queued.NodeOf[placed.Service]].Name))],
            Releases = [.. _pass.Released.Select(released => new Release(
                released.Queued.Execution.Id, released.Queued.Execution.Services[released.Service].Id))],
        };
    }

    public Wait? Explain(long executionId) =>
        _pass is not null && _queue.Find(executionId) is { Blocked: true } queued ? Explain(queued) : null;

    public Wait? ExplainElastic(long executionId)
    {
        if (_pass is null || _queue.Find(executionId) is not { Blocked: false, UnplacedCount: > 0 } queued) return null;
        _builder.BuildElastic(queued, _units);
        return _units.Count == 0 ? null : WaitExplainer.Find(_index!, _pass.Reservations, queued, _units);
    }

    public ImmutableArray<Wait> ExplainAll() =>
        [.. _queue.Pending.Where(queued => queued.Blocked).Select(Explain)];

    private void Advance(DateTimeOffset now)
    {
        // Which services may be preempted depends on the order, which may have changed with time.
        if (_rules.ReleasesElastic && !_parts.Order.IsStable) _queue.IncrementCapacityVersion();
        _queue.Admit(now);
        if (_index is null)
        {
            _index = new ClusterIndex(_table, _parts.Placement, _seed);
            _pass = new PlanningPass(_rules, _index, _builder);

            // A new pass has no reservations.
            _queue.IncrementCapacityVersion();
        }

        _pass!.Run(_queue, ++_passes);
        foreach (var queued in _pass.Released.Select(released => released.Queued).Distinct())
        {
            _queue.Requeue(queued);
        }

        if (_pass.Placed.Count > 0) _queue.ApplyPass(_pass.Started);
    }

    private Wait Explain(QueuedExecution queued)
    {
        _builder.BuildStart(queued, _units);
        return WaitExplainer.Find(_index!, _pass!.Reservations, queued, _units);
    }

    private void Occupy(int node, Resources demand)
    {
        if (_index is not null)
        {
            _index.Add(node, demand);
            return;
        }

        _table.States[node].Free -= demand;
        _table.States[node].Services++;
    }

    private void Vacate(int node, Resources demand)
    {
        if (_index is not null)
        {
            _index.Remove(node, demand);
            return;
        }

        _table.States[node].Free += demand;
        _table.States[node].Services--;
    }

    private ScheduledExecution CurrentRecord(QueuedExecution queued)
    {
        var services = queued.Execution.Services;
        return queued.Execution with
        {
            Progress = queued.Progress,
            Services = [.. services.Select((service, i) => service with
            {
                Node = queued.NodeOf[i] switch
                {
                    QueuedExecution.Unplaced => null,
                    QueuedExecution.UnknownNode => service.Node,
                    var node => _table.Nodes[node].Name,
                },
            })],
        };
    }
}
