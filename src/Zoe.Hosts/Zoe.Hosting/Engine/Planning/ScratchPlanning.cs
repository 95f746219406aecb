using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Shows a scheduler that remembers nothing everything each time.</summary>
internal sealed class ScratchPlanning(IScheduler scheduler) : IPlanning
{
    private int _plans;

    public Plan? Plan(EngineState state, DateTimeOffset now)
    {
        var anyWants = false;
        var ties = new NetworkTies([.. state.Nodes.Values]);
        var executions = ImmutableArray.CreateBuilder<ScheduledExecution>(state.Executions.Count + 1);
        foreach (var execution in state.Executions.Values)
        {
            if (PlanRequests.Describe(execution, ties, now) is not var (described, wants)) continue;
            anyWants |= wants;
            executions.Add(described);
        }

        if (!anyWants) return null;
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
