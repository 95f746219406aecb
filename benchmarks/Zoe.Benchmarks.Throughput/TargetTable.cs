using System.Globalization;
using System.Text;

namespace Zoe.Benchmarks.Throughput;

/// <summary>Holds the figures of a report against what was aimed at.</summary>
internal static class TargetTable
{
    private const double Million = 1e6;

    public static void Append(
        StringBuilder text, IReadOnlyList<PlacementResult> placements, PassResult pass, IReadOnlyList<ArrivalResult> arrivals)
    {
        text.AppendLine().AppendLine("## Against the targets").AppendLine();
        text.AppendLine("| target | met | figures |").AppendLine("|---|---|---|");
        var plain = placements.Where(result => !result.Labels).ToList();
        Row(text, "2 M placements/s at 5,000 nodes", Of(plain, 5_000), Rate, rate => rate >= 2 * Million, Millions);
        Row(text, "1 M placements/s at 100,000 nodes", Of(plain, 100_000), Rate, rate => rate >= Million, Millions);
        Row(
            text, "cost grows at most 4 times from 1,000 to 100,000 nodes", Of(plain, 100_000),
            result => Rate(Named(Of(plain, 1_000), result)) / Rate(result), growth => growth <= 4, Times);
        Row(text, "20 times the linear scan at 10,000 nodes", Of(plain, 10_000), result => result.TimesBaseline, times => times >= 20, Times);
        Row(
            text, "labels cost at most twice as much", [.. placements.Where(result => result.Labels)],
            result => Rate(Named(Of(plain, 5_000), result)) / Rate(result), cost => cost <= 2, Times);
        Row(
            text, "nothing allocated for a placement, at any size", [.. placements.DistinctBy(result => result.Placement)],
            result => placements.Where(other => IsSame(other, result)).Max(other => other.AllocatedBytesPerPlacement),
            bytes => bytes == 0, bytes => $"{bytes} bytes");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"| a full pass under 20 ms | {YesOrNo(pass.Milliseconds < 20)} | {pass.Milliseconds:0.0} ms |");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"| an arrival under 100 µs | {YesOrNo(arrivals.All(arrival => arrival.Microseconds < 100))} "
            + $"| {string.Join(", ", arrivals.Select(arrival => $"`{arrival.Policy}` {arrival.Microseconds:0.0} µs"))} |");
    }

    private static void Row(
        StringBuilder text, string target, List<PlacementResult> results, Func<PlacementResult, double> figure,
        Func<double, bool> isMet, Func<double, string> show)
    {
        var missed = results.Where(result => !isMet(figure(result))).Select(result => $"`{result.Placement}`").ToList();
        var figures = results.Select(result => $"`{result.Placement}` {show(figure(result))}");
        text.Append("| ").Append(target).Append(" | ").Append(missed.Count == 0 ? "yes" : "not " + string.Join(", ", missed))
            .Append(" | ").AppendJoin(", ", figures).AppendLine(" |");
    }

    private static List<PlacementResult> Of(List<PlacementResult> results, int nodes) =>
        [.. results.Where(result => result.Nodes == nodes && BenchmarkReport.Targeted.Contains(result.Placement, StringComparer.Ordinal))];

    private static PlacementResult Named(List<PlacementResult> results, PlacementResult like) =>
        results.First(result => IsSame(result, like));

    private static bool IsSame(PlacementResult left, PlacementResult right) =>
        string.Equals(left.Placement, right.Placement, StringComparison.Ordinal);

    private static double Rate(PlacementResult result) => result.PlacementsPerSecond;

    private static string Millions(double rate) => string.Create(CultureInfo.InvariantCulture, $"{rate / Million:0.00} M");

    private static string Times(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0}");

    private static string YesOrNo(bool met) => met ? "yes" : "no";
}
