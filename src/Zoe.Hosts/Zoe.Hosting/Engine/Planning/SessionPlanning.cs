using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>
/// Tells a scheduler that remembers only what became different, so that an event costs what it touches. What the
/// scheduler believes is compared with the state before each plan, so that nothing it believes wrongly outlives a plan
/// that was not carried out as it stands.
/// </summary>
internal sealed class SessionPlanning(IIncrementalScheduler scheduler) : IPlanning
{
    // Finding a reason looks at every node: those who wait take turns in getting theirs anew.
    private const int RefreshedReasons = 16;

    private readonly ISchedulerSession _session = scheduler.Open(new ClusterView([]), seed: 1);
    private readonly Dictionary<long, BelievedExecution> _believed = [];
    private readonly SortedSet<long> _wanting = [];
    private ImmutableSortedDictionary<string, BackendNode>? _nodes;
    private ImmutableDictionary<Orphan, Resources>? _orphans;
    private NetworkTies _ties = new([]);
    private long _lastRefreshed;

    public Plan? Plan(EngineState state, DateTimeOffset now)
    {
        SynchronizeOrphans(state);
        SynchronizeNodes(state);
        SynchronizeExecutions(state, now);
        if (_wanting.Count == 0) return null;
        var plan = _session.Replan(now);
        foreach (var placement in plan.Placements)
            _believed[placement.ExecutionId].Move(placement.ServiceId, placement.Node);
        foreach (var release in plan.Releases)
            _believed[release.ExecutionId].Move(release.ServiceId, null);
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
        _ties = new NetworkTies([.. state.Nodes.Values]);
        _session.SetCluster(PlanRequests.DescribeCluster(state));
        foreach (var believed in _believed.Values) believed.Seen = null;
    }

    private void SynchronizeExecutions(EngineState state, DateTimeOffset now)
    {
        var present = 0;
        foreach (var execution in state.Executions.Values)
        {
            var isKnown = _believed.TryGetValue(execution.Id, out var believed);
            if (isKnown) present++;
            if (isKnown && believed!.IsCurrent(execution, now)) continue;
            if (PlanRequests.Describe(execution, _ties, now) is not var (described, wants))
            {
                if (isKnown) present--;
                Forget(execution.Id);
                continue;
            }

            if (!isKnown)
            {
                _believed.Add(execution.Id, believed = new BelievedExecution());
                present++;
            }

            if (!believed!.Matches(described))
            {
                _session.Submit(described);
                believed.Become(described);
            }

            believed.Note(execution, now);
            if (wants) _wanting.Add(execution.Id);
            else _wanting.Remove(execution.Id);
        }

        if (present == _believed.Count) return;
        foreach (var id in _believed.Keys)
            if (!state.Executions.ContainsKey(id)) Forget(id);
    }

    private void Forget(long id)
    {
        if (!_believed.Remove(id)) return;
        _session.Remove(id);
        _wanting.Remove(id);
    }

    /// <summary>Reasons of those that wait without one, and of some others in turn.</summary>
    private ImmutableArray<Wait> Explain(EngineState state)
    {
        var waits = ImmutableArray.CreateBuilder<Wait>();
        var turn = _wanting.GetViewBetween(_lastRefreshed + 1, long.MaxValue).Take(RefreshedReasons).ToHashSet();
        _lastRefreshed = turn.Count < RefreshedReasons ? 0 : turn.Max();
        foreach (var id in _wanting)
        {
            if (state.Executions[id].WaitReason is not null && !turn.Contains(id)) continue;
            if ((_session.Explain(id) ?? _session.ExplainElastic(id)) is { } wait) waits.Add(wait);
        }

        return waits.DrainToImmutable();
    }
}
