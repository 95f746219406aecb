using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Makes nodes differ, and services ask for what only some of them have.</summary>
internal static class VariedNodes
{
    private const int Zones = 4;
    private const long Kibibyte = 1024;

    public static ImmutableArray<ClusterNode> Of(ImmutableArray<ClusterNode> nodes, NodeVariety variety) =>
        [.. nodes.Select((node, i) => Labelled(Sized(node, i, variety), i, variety))];

    public static ScheduledService[] Of(ScheduledService[] requests, NodeVariety variety) =>
        variety.HasFlag(NodeVariety.Labels) ? [.. requests.Select(Demanding)] : requests;

    private static ClusterNode Sized(ClusterNode node, int i, NodeVariety variety) => variety.HasFlag(NodeVariety.Memory)
        ? node with { Capacity = node.Capacity + new Resources(0, 4 * i * Kibibyte) }
        : node;

    private static ClusterNode Labelled(ClusterNode node, int i, NodeVariety variety)
    {
        if (!variety.HasFlag(NodeVariety.Labels)) return node;
        ImmutableHashSet<string> labels = [$"hostname={node.Name}", $"zone={i % Zones}"];
        ImmutableHashSet<string> images = [$"own-{i}"];
        return node with
        {
            Labels = variety.HasFlag(NodeVariety.Counts) && i % 3 == 0 ? labels.Add("spot") : labels,
            Images = i % 5 == 0 ? images : images.Add("common"),
        };
    }

    private static ScheduledService Demanding(ScheduledService request, int i) => (i % 20) switch
    {
        3 => request with { Labels = [$"zone={i / 20 % Zones}"] },
        7 => request with { Image = "common" },
        _ => request,
    };
}
