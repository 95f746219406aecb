namespace Zoe.Scheduler.Tests.Laws;

/// <summary>Wraps a correct scheduler and modifies its requests or plans.</summary>
internal sealed class BrokenScheduler(
    IScheduler inner, Func<PlanRequest, PlanRequest>? request = null, Func<PlanRequest, Plan, Plan>? plan = null) : IScheduler
{
    public string Name => "broken " + inner.Name;

    public Plan Plan(PlanRequest asked)
    {
        var answer = inner.Plan(request?.Invoke(asked) ?? asked);
        return plan?.Invoke(asked, answer) ?? answer;
    }
}
