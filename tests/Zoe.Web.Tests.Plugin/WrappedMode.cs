using Zoe.Scheduler;

namespace Zoe.Web.Tests.Plugin;

/// <summary>The flexible mode under another name, for policies that are not built in.</summary>
public sealed class WrappedMode : ISchedulerMode
{
    public string Name => "wrapped";

    public IScheduler Create(SchedulerParts parts) =>
        new SchedulerCatalog([parts.Order], [parts.Placement]).Create(
            new SchedulerOptions { Order = parts.Order.Name, Placement = parts.Placement.Name });
}
