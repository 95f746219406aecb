using Zoe.Scheduler.Testing.Cases;

namespace Zoe.Scheduler.Testing;

/// <summary>A scheduler broke a law; the message has the violation and code that reproduces it.</summary>
public sealed class LawBrokenException(SchedulerLaw law, string violation, PlanRequest request)
    : Exception($"{law.Text}\nBroken ({law.Name}): {violation}\n\nTo reproduce, plan this:\n\n{ScenarioCode.Write(request)}")
{
    /// <summary>The law.</summary>
    public SchedulerLaw Law => law;

    /// <summary>The request that reproduces it.</summary>
    public PlanRequest Request => request;
}
