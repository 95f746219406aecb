using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Scheduler.Simulation.Reports;

/// <summary>The charts of a report.</summary>
internal static class ReportCharts
{
    public static PolicyRun Reference(IReadOnlyList<PolicyRun> runs) =>
        runs.FirstOrDefault(run => run is { Mode: ModeNames.Rigid, Order: QueueOrderNames.Fifo }) ?? runs[0];

    public static IEnumerable<LineChart> All(IReadOnlyList<PolicyRun> runs)
    {
        yield return Cdf("Turnaround: share of applications that finished within …", runs, run => run.Turnaround);
        yield return Cdf("Queue time: share of applications that started within …", runs, run => run.QueueTime);
        yield return Cdf("Slowdown: share of applications slowed down at most …", runs, run => run.Slowdown) with { XLabel = "times" };
        yield return Time("Allocated cores", "share", runs, point => point.Cores);
        yield return Time("Allocated memory", "share", runs, point => point.Memory);
        yield return Time("Applications waiting", "applications", runs, point => point.Pending);
    }

    private static LineChart Cdf(string title, IReadOnlyList<PolicyRun> runs, Func<SimulationRun, Distribution> of) => new()
    {
        Title = title,
        XLabel = "seconds",
        YLabel = "share",
        Logarithmic = true,
        Series =
        [
            .. runs.Select(run =>
            {
                var cdf = of(run.Run).Cdf;
                return (run.Label, cdf.Select((value, step) => (Math.Max(1, value), (double)step / (cdf.Length - 1))).ToArray());
            }),
        ],
    };

    private static LineChart Time(string title, string unit, IReadOnlyList<PolicyRun> runs, Func<TimelinePoint, double> of) => new()
    {
        Title = title + " over time",
        XLabel = "days",
        YLabel = unit,
        Series = [.. runs.Select(run => (run.Label, run.Run.Timeline.Select(point => (point.Seconds / 86_400, of(point))).ToArray()))],
    };
}
