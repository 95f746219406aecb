using System.Globalization;

namespace Zoe.Benchmarks.Model;

/// <summary>
/// Compares two pieces of work by the processor time they take, turn by turn in one run, so that the ratio means
/// something on a machine that others use too.
/// </summary>
internal static class ProcessorTime
{
    private const int Rounds = 21;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(150);

    /// <summary>A line of a Markdown table: both medians per operation, and the median of the ratios.</summary>
    public static string Compare(string name, Action baseline, Action subject)
    {
        var operations = OperationsPerBatch(subject);
        List<double> baselines = [], subjects = [], ratios = [];
        for (var round = 0; round < Rounds; round++)
        {
            var first = Measure(baseline, operations);
            var second = Measure(subject, operations);
            baselines.Add(first);
            subjects.Add(second);
            ratios.Add(second / first);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(baselines):N1} µs | {Median(subjects):N1} µs | {Median(ratios):F2} | {ratios.Order().ElementAt(Rounds / 4):F2}–{ratios.Order().ElementAt(Rounds * 3 / 4):F2} |");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Also warms both tiers of the compiler up.</summary>
    private static int OperationsPerBatch(Action work)
    {
        for (var operations = 1; ; operations *= 2)
        {
            if (Measure(work, operations) * operations >= BatchTime.TotalMicroseconds)
                return operations;
        }
    }

    /// <summary>Microseconds of processor time per operation.</summary>
    private static double Measure(Action work, int operations)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < operations; i++)
            work();
        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds / operations;
    }
}
