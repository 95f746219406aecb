using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Calls a stateless scheduler with the complete state each time.</summary>
internal sealed class FullPlanning(IScheduler scheduler) : IPlanStrategy
{
    private int _plans;

    public Plan? Plan(EngineState state, DateTimeOffset now)
    {
        var anyWaiting = false;
        var affinity = new NetworkAffinity([.. state.Nodes.Values]);
        var executions = ImmutableArray.CreateBuilder<ScheduledExecution>(state.Executions.Count + 1);
        foreach (var execution in state.Executions.Values)
        {
            if (PlanRequests.Describe(execution, affinity, now) is not var (described, isWaiting)) continue;
            anyWaiting |= isWaiting;
            executions.Add(described);
        }

        if (!anyWaiting) return null;
        if (PlanRequests.DescribeOrphans(state) is { } orphans) executions.Add(orphans);
        return scheduler.Plan(new PlanRequest
        {
            Cluster = PlanRequests.DescribeCluster(state),
            Executions = executions.DrainToImmutable(),
            Now = now,
            Seed = unchecked(++_plans),
        });
    }
}
