using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>
/// Nodes of 32 cores and 128 GiB, and services of up to a fifth of a node, so that ten fill one on average and cores and
/// memory run out together.
/// </summary>
internal static class Workload
{
    public const double Fill = 0.85;

    private const int Distinct = 4096;
    private const long Mebibyte = 1L << 20;

    public static Resources Capacity { get; } = new(32_000, 128 * 1024 * Mebibyte);

    private static readonly ImmutableHashSet<string> Both = ["gpu", "ssd"];
    private static readonly ImmutableHashSet<string> Gpu = ["gpu"];
    private static readonly ImmutableHashSet<string> Ssd = ["ssd"];

    public static ImmutableArray<ClusterNode> Nodes(int count, bool labels) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ClusterNode
        {
            Name = $"node{i}",
            Capacity = Capacity,
            Labels = labels ? LabelsOf(i) : [],
        }),
    ];

    /// <summary>
    /// Different requests, drawn from the seed. With labels, one in 20 asks for ssd, one in 200 for gpu and one in 1000 for
    /// both, so that the labelled nodes are about as full as the others.
    /// </summary>
    public static ScheduledService[] Requests(int seed, bool labels)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, Distinct).Select(i => new ScheduledService
            {
                Id = i,
                Essential = true,
                Demand = new Resources(random.Next(100, 6_400), random.Next(512, 25 * 1024 + 614) * Mebibyte),
                Labels = labels ? LabelsAskedBy(i) : [],
            }),
        ];
    }

    private static ImmutableHashSet<string> LabelsAskedBy(int request)
    {
        if (request % 1000 == 0) return Both;
        if (request % 200 == 1) return Gpu;
        return request % 20 == 2 ? Ssd : [];
    }

    // 1 % with gpu, 10 % with ssd; every fifth gpu node has both, or no request for both could be met.
    private static ImmutableHashSet<string> LabelsOf(int node)
    {
        var labels = ImmutableHashSet<string>.Empty;
        if (node % 100 == 7) labels = labels.Add("gpu");
        if (node % 10 == 3 || node % 500 == 7) labels = labels.Add("ssd");
        return labels;
    }
}
