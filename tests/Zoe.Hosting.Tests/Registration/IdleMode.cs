using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Registration;

/// <summary>A mode whose schedulers expose their parts and start nothing.</summary>
internal sealed class IdleMode : ISchedulerMode
{
    public string Name => "idle";

    public IScheduler Create(SchedulerParts parts) => new IdleScheduler($"{parts.Order.Name}, {parts.Placement.Name}");

    private sealed class IdleScheduler(string name) : IScheduler
    {
        public string Name => name;

        public Plan Plan(PlanRequest request) => new();
    }
}
