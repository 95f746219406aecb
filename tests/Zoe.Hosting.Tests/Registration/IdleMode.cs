using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Registration;

/// <summary>Starts nothing; its schedulers show of which parts they are made.</summary>
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
