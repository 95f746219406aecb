using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Health;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Asks the scheduler what to do next. One that fails is replaced by the default one until the next start, for all
/// executions would wait for it. Not safe for concurrent use.
/// </summary>
internal sealed class Planner(IScheduler scheduler, EngineHealth health, ILogger<Planner> logger)
{
    private IPlanning _planning = Ask(scheduler);
    private bool _isReplaced;

    public EngineState Plan(EngineState state, DateTimeOffset now)
    {
        try
        {
            if (_planning.Plan(state, now) is not { } plan) return state;
            return PlanCheck.FindProblem(state, plan) is { } problem
                ? throw new FaultyPlanException(problem)
                : state.Apply(plan, now);
        }
        catch (Exception failure)
        {
            // The default scheduler needs no second chance in one step: what it did not plan now it plans in the next.
            if (_isReplaced) return Report(failure, state);
            Replace(failure);
        }

        return Plan(state, now);
    }

    private EngineState Report(Exception failure, EngineState state)
    {
        if (health.Raise(HealthConditions.SchedulerFailed, $"The default scheduler failed: {failure.Message}"))
            HostingLog.SchedulerFailed(logger, failure);
        return state;
    }

    private void Replace(Exception failure)
    {
        _isReplaced = true;
        _planning = Ask(new SchedulerCatalog().Create(new SchedulerOptions()));
        var message = $"The configured scheduler or one of its policies failed: {failure.Message}";
        HostingLog.SchedulerReplaced(logger, failure is FaultyPlanException ? null : failure, message);
        health.Raise(
            HealthConditions.SchedulerReplaced, $"{message} The default scheduler is used until the next start of the server.");
    }

    private static IPlanning Ask(IScheduler scheduler) => scheduler is IIncrementalScheduler incremental
        ? new SessionPlanning(incremental)
        : new ScratchPlanning(scheduler);
}
