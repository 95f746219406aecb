using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Asks the scheduler what to do next.</summary>
internal sealed class Planner(IScheduler scheduler)
{
    private int _plans;

    public EngineState Plan(EngineState state, DateTimeOffset now)
    {
        var request = PlanRequests.Build(state, now, unchecked(++_plans));
        return request is null ? state : state.Apply(scheduler.Plan(request), now);
    }
}
