using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Tells a scheduler that remembers only what became different, so that an event costs what it touches. Executions that
/// the last plan touched are compared again: a plan is not always carried out as it stands.
/// </summary>
internal sealed class SessionPlanning(IIncrementalScheduler scheduler) : IPlanning
{
    // Finding a reason looks at every node: those who wait take turns in getting theirs anew.
    private const int RefreshedReasons = 16;

    private readonly ISchedulerSession _session = scheduler.Open(new ClusterView([]), seed: 1);
    private readonly Dictionary<long, PlannedExecution> _planned = [];
    private readonly SortedSet<long> _wanting = [];
    private readonly SortedSet<long> _stale = [];
    private readonly HashSet<long> _explain = [];
    private ImmutableSortedDictionary<string, BackendNode>? _nodes;
    private ImmutableDictionary<Orphan, Resources>? _orphans;
    private NetworkTies _ties = new([]);
    private long _generation = -1;
    private long _lastRefreshed;

    public Plan? Plan(EngineState state, DateTimeOffset now)
    {
        SynchronizeOrphans(state);
        SynchronizeNodes(state);
        SynchronizeExecutions(state, now);
        if (_wanting.Count == 0) return null;
        var plan = _session.Replan(now);
        foreach (var placement in plan.Placements) Move(placement.ExecutionId, placement.ServiceId, placement.Node);
        foreach (var release in plan.Releases) Move(release.ExecutionId, release.ServiceId, null);
        return plan with { Waiting = Explain(state) };
    }

    private void SynchronizeOrphans(EngineState state)
    {
        if (ReferenceEquals(state.Orphans, _orphans) && ReferenceEquals(state.Nodes, _nodes)) return;
        _orphans = state.Orphans;
        if (PlanRequests.DescribeOrphans(state) is { } described) _session.Submit(described);
        else _session.Remove(PlanRequests.OrphansId);
    }

    private void SynchronizeNodes(EngineState state)
    {
        if (ReferenceEquals(state.Nodes, _nodes)) return;
        _nodes = state.Nodes;
        _session.SetCluster(PlanRequests.DescribeCluster(state));
        var ties = new NetworkTies([.. state.Nodes.Values]);
        // Whether services must share a node depends on the nodes' networks, which hardly ever change.
        if (!ties.IsSame(_ties)) _generation = -1;
        _ties = ties;
    }

    /// <summary>Looks at what the state's last transitions or the last plan changed; at everything after a load.</summary>
    private void SynchronizeExecutions(EngineState state, DateTimeOffset now)
    {
        if (state.Generation != _generation)
        {
            _generation = state.Generation;
            _stale.UnionWith(state.Executions.Keys);
            _stale.UnionWith(_planned.Keys);
        }

        _stale.UnionWith(state.Unsaved.Keys);
        foreach (var id in _stale) Synchronize(id, state.Executions.GetValueOrDefault(id), now);
        _explain.Clear();
        _explain.UnionWith(_stale);
        _stale.Clear();
    }

    private void Synchronize(long id, Execution? execution, DateTimeOffset now)
    {
        if (execution is null || PlanRequests.Describe(execution, _ties, now) is not var (described, wants))
        {
            if (!_planned.Remove(id)) return;
            _session.Remove(id);
            _wanting.Remove(id);
            return;
        }

        if (!_planned.TryGetValue(id, out var planned)) _planned.Add(id, planned = new PlannedExecution());
        if (!planned.Matches(described))
        {
            _session.Submit(described);
            planned.Become(described);
        }

        if (wants) _wanting.Add(id);
        else _wanting.Remove(id);
    }

    private void Move(long executionId, long serviceId, string? node)
    {
        // What the engine does not know is found by the check of the plan.
        if (!_planned.TryGetValue(executionId, out var planned)) return;
        planned.Move(serviceId, node);
        _stale.Add(executionId);
    }

    /// <summary>Reasons of those that changed and wait without one, and of some others in turn.</summary>
    private ImmutableArray<Wait> Explain(EngineState state)
    {
        var waits = ImmutableArray.CreateBuilder<Wait>();
        var turn = _wanting.GetViewBetween(_lastRefreshed + 1, long.MaxValue).Take(RefreshedReasons).ToList();
        _lastRefreshed = turn.Count < RefreshedReasons ? 0 : turn[^1];
        foreach (var id in turn) _explain.Remove(id);
        foreach (var id in turn)
            if (ExplainAny(id) is { } wait) waits.Add(wait);
        foreach (var id in _explain.Order())
        {
            if (!_wanting.Contains(id) || state.Executions[id].WaitReason is not null) continue;
            if (ExplainAny(id) is { } wait) waits.Add(wait);
        }

        return waits.DrainToImmutable();
    }

    private Wait? ExplainAny(long id) => _session.Explain(id) ?? _session.ExplainElastic(id);
}
