using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Asks the scheduler what to do next. Not safe for concurrent use.</summary>
internal sealed class Planner(IScheduler scheduler)
{
    private readonly IPlanning _planning = scheduler is IIncrementalScheduler incremental
        ? new SessionPlanning(incremental)
        : new ScratchPlanning(scheduler);

    public EngineState Plan(EngineState state, DateTimeOffset now) =>
        _planning.Plan(state, now) is { } plan ? state.Apply(plan, now) : state;
}
