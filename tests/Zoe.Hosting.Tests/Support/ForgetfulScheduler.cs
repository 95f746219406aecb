using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A scheduler that has no session, as users write them.</summary>
internal sealed class ForgetfulScheduler(IScheduler inner) : IScheduler
{
    public string Name => inner.Name;

    public Plan Plan(PlanRequest request) => inner.Plan(request);
}
