using Zoe.Scheduler.Sessions;

namespace Zoe.Scheduler.Modes;

/// <summary>The built-in scheduler: <see cref="Plan"/> replans once in a new session.</summary>
internal sealed class IndexedScheduler(ModeRules rules, SchedulerParts parts) : IIncrementalScheduler
{
    public string Name => $"{rules.Name}/{parts.Order.Name}/{parts.Placement.Name}";

    public Plan Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var session = new PlanningSession(request.Cluster, request.Seed, rules, parts);
        foreach (var execution in request.Executions) session.Submit(execution);
        var plan = session.Replan(request.Now);
        return request.ExplainWaits ? plan with { Waiting = session.ExplainAll() } : plan;
    }

    public ISchedulerSession Open(ClusterView cluster, int seed) => new PlanningSession(cluster, seed, rules, parts);
}
