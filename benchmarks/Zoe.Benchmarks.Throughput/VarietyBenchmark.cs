using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>What it costs that nodes differ: placements and releases on each kind of cluster in turn, in one run.</summary>
internal static class VarietyBenchmark
{
    private const int Rounds = 9;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan RunTime = TimeSpan.FromMilliseconds(100);

    public static readonly NodeVariety[] Varieties =
        [NodeVariety.None, NodeVariety.Memory, NodeVariety.Labels, NodeVariety.Both, NodeVariety.All];

    public static IReadOnlyList<VarietyResult> Run(int nodeCount, string placementName)
    {
        var states = Varieties.ToDictionary(variety => variety, variety => Prepare(nodeCount, placementName, variety));
        var times = states.Keys.ToDictionary(variety => variety, _ => new List<double>());
        var allocated = states.Keys.ToDictionary(variety => variety, _ => 0L);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (variety, state) in states)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var (placements, elapsed) = state.Run(RunTime);
                allocated[variety] += GC.GetAllocatedBytesForCurrentThread() - before;
                times[variety].Add(elapsed.TotalNanoseconds / placements);
            }
        }

        return
        [
            .. states.Keys.Select(variety =>
            {
                var ratio = Measurement.Of(times[variety].Zip(times[NodeVariety.None], (own, alike) => own / alike));
                return new VarietyResult
                {
                    Placement = placementName,
                    Nodes = nodeCount,
                    Variety = variety,
                    Nanoseconds = Math.Round(Measurement.Of(times[variety]).Median),
                    TimesAlike = Math.Round(ratio.Median, 2),
                    AllocatedBytesPerPlacement = Math.Round((double)allocated[variety] / states[variety].Placed, 3),
                };
            }),
        ];
    }

    private static SteadyState Prepare(int nodeCount, string placementName, NodeVariety variety)
    {
        var placement = new SchedulerCatalog().Resolve(new SchedulerOptions { Placement = placementName }).Placement;
        var nodes = VariedNodes.Of(Workload.Nodes(nodeCount, labels: false), variety);
        var requests = VariedNodes.Of(Workload.Requests(1, labels: false), variety);
        var state = new SteadyState(new IndexPlacer(nodes, requests, placement), requests, nodeCount);
        state.Run(WarmUp);
        return state;
    }
}
