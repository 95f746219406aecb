using Zoe.Scheduler.Modes;
using Zoe.Scheduler.Orders;
using Zoe.Scheduler.Placements;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>Which policies plan; names of plug-ins are allowed.</summary>
[SettingGroup("Scheduler")]
internal sealed class SchedulingOptions
{
    [Text("How essential and elastic services share the cluster: rigid, malleable, flexible or flexible-preemptive.", See = "scheduling.md")]
    public string SchedulerMode { get; set; } = ModeNames.Flexible;

    [Text("Order in which executions get their turn: fifo, size, dynsize, psjf, srpt, hrrn and their variants.", See = "scheduling.md")]
    public string SchedulerPolicy { get; set; } = QueueOrderNames.Fifo;

    [Text("Rule that picks a node: average, waterfill, random, best-fit, worst-fit or dot-product.", See = "scheduling.md")]
    public string PlacementPolicy { get; set; } = PlacementNames.Average;

    [Seconds("Seconds of waiting after which an execution gets nodes set aside for it.", Default = "never")]
    public TimeSpan? SchedulerReserveAfter { get; set; }
}
