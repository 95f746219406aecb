namespace Zoe.Scheduler.Sessions;

/// <summary>A session for schedulers that only implement <see cref="IScheduler.Plan"/>: makes every plan from scratch.</summary>
internal sealed class FullReplanSession(IScheduler scheduler, ClusterView cluster, int seed) : ISchedulerSession
{
    private readonly Dictionary<long, ScheduledExecution> _executions = [];
    private ClusterView _cluster = cluster;
    private PlanRequest? _last;

    public void SetCluster(ClusterView cluster) => _cluster = cluster;

    public void Submit(ScheduledExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        _executions[execution.Id] = execution;
    }

    public bool Remove(long executionId) => _executions.Remove(executionId);

    public void ReportProgress(long executionId, double progress)
    {
        if (_executions.TryGetValue(executionId, out var execution))
            _executions[executionId] = execution with { Progress = progress };
    }

    public Plan Replan(DateTimeOffset now)
    {
        _last = new PlanRequest
        {
            Cluster = _cluster,
            Executions = [.. _executions.Values],
            Now = now,
            Seed = seed,
            ExplainWaits = false,
        };
        var plan = scheduler.Plan(_last);
        foreach (var release in plan.Releases) Move(release.ExecutionId, release.ServiceId, null);
        foreach (var placement in plan.Placements) Move(placement.ExecutionId, placement.ServiceId, placement.Node);
        return plan;
    }

    public Wait? Explain(long executionId) => _last is null
        ? null
        : scheduler.Plan(_last with { ExplainWaits = true }).Waiting.FirstOrDefault(wait => wait.ExecutionId == executionId);

    private void Move(long executionId, long serviceId, string? node)
    {
        var execution = _executions[executionId];
        for (var i = 0; i < execution.Services.Length; i++)
        {
            if (execution.Services[i].Id != serviceId) continue;
            var moved = execution.Services.SetItem(i, execution.Services[i] with { Node = node });
            _executions[executionId] = execution with { Services = moved };
            return;
        }
    }
}
