using System.Xml;
using k8s.Models;
using Zoe.Backends.Kubernetes.Nodes;

namespace Zoe.Backends.Kubernetes.Usage;

/// <summary>A pod's latest measurement.</summary>
/// <param name="Node">The node as the engine knows it.</param>
/// <param name="Timestamp">End of the measured window.</param>
/// <param name="Sample">What the service has used until then.</param>
internal sealed record MeasuredPod(string Node, DateTime Timestamp, UsageSample Sample)
{
    /// <summary>Adds a measurement; the same one as before adds nothing.</summary>
    public static MeasuredPod Next(MeasuredPod? before, ObservedService service, PodMetrics metrics, DateTime timestamp)
    {
        if (before is not null && timestamp <= before.Timestamp) return before with { Node = service.Node };
        // Windows may overlap or leave gaps; the times of the measurements do not.
        var elapsed = before is null ? ReadWindow(metrics.Window) : timestamp - before.Timestamp;
        var cpu = (before?.Sample.CpuTime ?? TimeSpan.Zero) + elapsed * Sum(metrics, "cpu");
        return new MeasuredPod(service.Node, timestamp, new UsageSample(service.Key, cpu, (long)Sum(metrics, "memory")));
    }

    private static double Sum(PodMetrics metrics, string resource) => (metrics.Containers ?? []).Sum(container =>
        container.Usage.TryGetValue(resource, out var amount) ? Quantity.ToDouble(amount) : 0);

    /// <summary>A duration as Go writes it, such as <c>15.078s</c> or <c>1m0.5s</c>.</summary>
    private static TimeSpan ReadWindow(string? window)
    {
        try
        {
            return window is null ? TimeSpan.Zero : XmlConvert.ToTimeSpan($"PT{window.ToUpperInvariant()}");
        }
        catch (FormatException)
        {
            // Such as 500ms: the time before the first measurement is short, and does not count.
            return TimeSpan.Zero;
        }
    }
}
