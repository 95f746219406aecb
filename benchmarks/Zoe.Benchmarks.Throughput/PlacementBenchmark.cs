using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Placements per second, one thread, place and release in a steady state.</summary>
internal static class PlacementBenchmark
{
    private const int Runs = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RunTime = TimeSpan.FromMilliseconds(500);

    public static PlacementResult Run(int nodeCount, string placementName, bool labels)
    {
        var placement = new SchedulerCatalog().Resolve(new SchedulerOptions { Placement = placementName }).Placement;
        var nodes = Workload.Nodes(nodeCount, labels);
        var requests = Workload.Requests(1, labels);
        var index = new SteadyState(new IndexPlacer(nodes, requests, placement), requests, nodeCount);
        var baseline = new SteadyState(new LinearPlacer(nodes, requests, placement), index);
        index.Run(WarmUp);
        index.Mix();
        baseline.Run(WarmUp);
        var rates = new List<double>();
        var baselineRates = new List<double>();
        var allocated = 0L;
        var placed = 0L;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (placements, elapsed) = index.Run(RunTime);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            placed += placements;
            rates.Add(placements / elapsed.TotalSeconds);
            var slow = baseline.Run(RunTime);
            baselineRates.Add(slow.Placements / slow.Elapsed.TotalSeconds);
        }

        var rate = Measurement.Of(rates);
        var baselineRate = Measurement.Of(baselineRates);
        return new PlacementResult
        {
            Placement = placementName,
            Nodes = nodeCount,
            Labels = labels,
            PlacementsPerSecond = Math.Round(rate.Median),
            SpreadPercent = Math.Round(rate.SpreadPercent, 1),
            BaselinePlacementsPerSecond = Math.Round(baselineRate.Median, 1),
            BaselineSpreadPercent = Math.Round(baselineRate.SpreadPercent, 1),
            TimesBaseline = Math.Round(rate.Median / baselineRate.Median, 1),
            AllocatedBytesPerPlacement = Math.Round((double)allocated / placed, 3),
            CoreFill = Math.Round(index.CoreFill, 3),
            MemoryFill = Math.Round(index.MemoryFill, 3),
            RefusedPercent = Math.Round(100.0 * index.Refused / (index.Refused + index.Placed), 2),
        };
    }
}
