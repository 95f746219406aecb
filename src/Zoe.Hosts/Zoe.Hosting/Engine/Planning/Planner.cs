using Microsoft.Extensions.Logging;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Health;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Calls the scheduler. One that fails is replaced by the default scheduler until the next start, so that executions do
/// not wait for ever. Not thread-safe.
/// </summary>
internal sealed class Planner(IScheduler scheduler, EngineHealth health, ILogger<Planner> logger)
{
    private IPlanStrategy _strategy = CreateStrategy(scheduler);
    private bool _isReplaced;

    public EngineState Plan(EngineState state, DateTimeOffset now)
    {
        try
        {
            if (_strategy.Plan(state, now) is not { } plan) return state;
            return PlanCheck.FindProblem(state, plan) is { } problem
                ? throw new InvalidPlanException(problem)
                : state.Apply(plan, now);
        }
        catch (Exception failure)
        {
            // The default scheduler is not retried within a step; the next step calls it again.
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
        _strategy = CreateStrategy(new SchedulerCatalog().Create(new SchedulerOptions()));
        var message = $"The configured scheduler or one of its policies failed: {failure.Message}";
        HostingLog.SchedulerReplaced(logger, failure is InvalidPlanException ? null : failure, message);
        health.Raise(
            HealthConditions.SchedulerReplaced, $"{message} The default scheduler is used until the next start of the server.");
    }

    private static IPlanStrategy CreateStrategy(IScheduler scheduler) => scheduler is IIncrementalScheduler incremental
        ? new IncrementalPlanning(incremental)
        : new FullPlanning(scheduler);
}
