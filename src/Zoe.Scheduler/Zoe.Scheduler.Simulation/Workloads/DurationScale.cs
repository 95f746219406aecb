namespace Zoe.Scheduler.Simulation.Workloads;

/// <summary>Finds the factor for all durations with which a workload has the requested amount of work.</summary>
internal static class DurationScale
{
    private const int Steps = 60;

    public static double Find(List<SimulatedApplication> drafts, double nodeSeconds, Func<TimeSpan, TimeSpan> limit)
    {
        var capacity = ResearchWorkload.NodeCapacity;
        var (low, high) = (1e-6, 1e6);
        for (var step = 0; step < Steps; step++)
        {
            var middle = Math.Sqrt(low * high);
            if (Work(middle) < nodeSeconds) low = middle;
            else high = middle;
        }

        return low;

        double Work(double scale) => Math.Max(
            drafts.Sum(draft => Seconds(draft, scale) * draft.Demand.Millicores / capacity.Millicores),
            drafts.Sum(draft => Seconds(draft, scale) * draft.Demand.MemoryBytes / capacity.MemoryBytes));

        double Seconds(SimulatedApplication draft, double scale) =>
            draft.Components * limit(Scaled(draft.Duration, scale)).TotalSeconds;
    }

    private static TimeSpan Scaled(TimeSpan duration, double scale) =>
        TimeSpan.FromSeconds(Math.Min(duration.TotalSeconds * scale, TimeSpan.MaxValue.TotalSeconds / 2));
}
