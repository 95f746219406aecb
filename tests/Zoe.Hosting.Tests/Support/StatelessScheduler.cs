using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A stateless scheduler, as users write them.</summary>
internal sealed class StatelessScheduler(IScheduler inner) : IScheduler
{
    public string Name => inner.Name;

    public Plan Plan(PlanRequest request) => inner.Plan(request);
}
