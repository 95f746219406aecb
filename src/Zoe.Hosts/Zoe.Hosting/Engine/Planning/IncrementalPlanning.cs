using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Passes only changes to a stateful scheduler, so that an event costs only what it affects. Executions in the last
/// plan are compared again, since a plan is not always applied completely.
/// </summary>
internal sealed class IncrementalPlanning(IIncrementalScheduler scheduler) : IPlanStrategy
{
    // Explaining a wait visits every node, so only some reasons are refreshed per plan, in turn.
    private const int RefreshedReasons = 16;

    private readonly ISchedulerSession _session = scheduler.Open(new ClusterView([]), seed: 1);
    private readonly Dictionary<long, PlannedExecution> _planned = [];
    private readonly SortedSet<long> _waiting = [];
    private readonly SortedSet<long> _stale = [];
    private readonly HashSet<long> _explain = [];
    private ImmutableSortedDictionary<string, BackendNode>? _nodes;
    private ImmutableDictionary<Orphan, Resources>? _orphans;
    private NetworkAffinity _affinity = new([]);
    private long _generation = -1;
    private long _lastRefreshed;

    public Plan? Plan(EngineState state, DateTimeOffset now)
    {
        SynchronizeOrphans(state);
        SynchronizeNodes(state);
        SynchronizeExecutions(state, now);
        if (_waiting.Count == 0) return null;
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
        var affinity = new NetworkAffinity([.. state.Nodes.Values]);
        // Affinity depends on the nodes' networks, which rarely change.
        if (!affinity.IsSame(_affinity)) _generation = -1;
        _affinity = affinity;
    }

    /// <summary>
    /// Submits executions changed by the last transitions or the last plan; all of them after a load, since one that was
    /// not stored may have had the id of another.
    /// </summary>
    private void SynchronizeExecutions(EngineState state, DateTimeOffset now)
    {
        if (state.Generation != _generation)
        {
            _generation = state.Generation;
            foreach (var id in _planned.Keys) _session.Remove(id);
            _planned.Clear();
            _waiting.Clear();
            _stale.UnionWith(state.Executions.Keys);
        }

        _stale.UnionWith(state.Unsaved.Keys);
        foreach (var id in _stale) Synchronize(id, state.Executions.GetValueOrDefault(id), now);
        _explain.Clear();
        _explain.UnionWith(_stale);
        _stale.Clear();
    }

    private void Synchronize(long id, Execution? execution, DateTimeOffset now)
    {
        if (execution is null || PlanRequests.Describe(execution, _affinity, now) is not var (described, isWaiting))
        {
            if (!_planned.Remove(id)) return;
            _session.Remove(id);
            _waiting.Remove(id);
            return;
        }

        if (!_planned.TryGetValue(id, out var planned)) _planned.Add(id, planned = new PlannedExecution());
        if (!planned.Matches(described))
        {
            _session.Submit(described);
            planned.Update(described);
        }

        if (isWaiting) _waiting.Add(id);
        else _waiting.Remove(id);
    }

    private void Move(long executionId, long serviceId, string? node)
    {
        // Unknown executions are reported by the validation of the plan.
        if (!_planned.TryGetValue(executionId, out var planned)) return;
        planned.Move(serviceId, node);
        _stale.Add(executionId);
    }

    /// <summary>Reasons of changed executions that wait without one, and of some others in turn.</summary>
    private ImmutableArray<Wait> Explain(EngineState state)
    {
        var waits = ImmutableArray.CreateBuilder<Wait>();
        var turn = _waiting.GetViewBetween(_lastRefreshed + 1, long.MaxValue).Take(RefreshedReasons).ToList();
        _lastRefreshed = turn.Count < RefreshedReasons ? 0 : turn[^1];
        foreach (var id in turn) _explain.Remove(id);
        foreach (var id in turn)
            if (ExplainAny(id) is { } wait) waits.Add(wait);
        foreach (var id in _explain.Order())
        {
            if (!_waiting.Contains(id) || state.Executions[id].WaitReason is not null) continue;
            if (ExplainAny(id) is { } wait) waits.Add(wait);
        }

        return waits.DrainToImmutable();
    }

    private Wait? ExplainAny(long id) => _session.Explain(id) ?? _session.ExplainElastic(id);
}
