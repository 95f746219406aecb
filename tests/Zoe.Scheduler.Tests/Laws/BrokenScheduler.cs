namespace Zoe.Scheduler.Tests;

/// <summary>A good scheduler whose requests or plans are tampered with.</summary>
internal sealed class BrokenScheduler(
    IScheduler good, Func<PlanRequest, PlanRequest>? request = null, Func<PlanRequest, Plan, Plan>? plan = null) : IScheduler
{
    public string Name => "broken " + good.Name;

    public Plan Plan(PlanRequest asked)
    {
        var answer = good.Plan(request?.Invoke(asked) ?? asked);
        return plan?.Invoke(asked, answer) ?? answer;
    }
}
