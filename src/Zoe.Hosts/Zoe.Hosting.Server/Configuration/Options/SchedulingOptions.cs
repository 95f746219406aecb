using System.ComponentModel;
using Zoe.Hosting.Server.Configuration.Formats;
using Zoe.Scheduler;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Scheduling policies; names from plug-ins are allowed.</summary>
[DisplayName("Scheduler")]
internal sealed class SchedulingOptions
{
    [Text("How essential and elastic services share the cluster: rigid, malleable, flexible or flexible-preemptive.", See = "scheduling.md")]
    public string SchedulerMode { get; set; } = ModeNames.Flexible;

    [Text("Queue order of executions: fifo, size, dynsize, psjf, srpt, hrrn and their variants.", See = "scheduling.md")]
    public string SchedulerPolicy { get; set; } = QueueOrderNames.Fifo;

    [Text("Placement policy, which picks a node: average, waterfill, random, best-fit, worst-fit or dot-product.", See = "scheduling.md")]
    public string PlacementPolicy { get; set; } = PlacementNames.Average;

    [Seconds("Seconds of waiting after which nodes are reserved for an execution.", Default = "never")]
    public TimeSpan? SchedulerReserveAfter { get; set; }
}
