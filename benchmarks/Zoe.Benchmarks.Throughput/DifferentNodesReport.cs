using System.Globalization;
using System.Text;
using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>What it costs that nodes differ, in Markdown: a section of the report on throughput.</summary>
internal static class DifferentNodesReport
{
    private const double MostTimesAlike = 2;

    private static readonly int[] Sizes = [1_000, 5_000, 100_000];

    public static string Make()
    {
        var text = new StringBuilder();
        text.AppendLine("## Nodes that differ").AppendLine();
        text.AppendLine("`dotnet run -c Release --project benchmarks/Zoe.Benchmarks.Throughput -- --different-nodes`").AppendLine();
        text.AppendLine("A release and a placement in nanoseconds of processor time, on nodes that are alike, and how many times as long");
        text.AppendLine("it takes where each has its own memory, its own labels and images (one in ten services asks for some of them),");
        text.AppendLine("both, and both with a label more on every third node. Medians of nine rounds in which all clusters take turns.");
        text.AppendLine().AppendLine("| placement | nodes | alike | memory | labels | both | numbers of labels too | bytes |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        var all = new List<VarietyResult>();
        foreach (var nodes in Sizes)
        {
            foreach (var placement in new SchedulerCatalog().Placements) all.AddRange(Row(text, VarietyBenchmark.Run(nodes, placement)));
        }

        var missed = all.Where(result => result.TimesAlike > MostTimesAlike)
            .Select(result => $"`{result.Placement}` at {result.Nodes.ToString("N0", CultureInfo.InvariantCulture)} ({result.Variety})").ToList();
        text.AppendLine().AppendLine(missed.Count == 0
            ? "At most twice as long everywhere: yes."
            : "At most twice as long everywhere but: " + string.Join(", ", missed) + ".");
        text.AppendLine().AppendLine("An arrival and an end of one service on idle nodes of the kind \"both\", in microseconds of time:").AppendLine();
        text.AppendLine("| nodes | first with any label | with a label of one node not asked for before | with a label asked for before |");
        text.AppendLine("|---|---|---|---|");
        foreach (var nodes in Sizes[1..])
        {
            NewSetBenchmark.Run(nodes);
            var result = NewSetBenchmark.Run(nodes);
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {nodes:N0} | {result.FirstMicroseconds:N0} | {result.NewMicroseconds} | {result.KnownMicroseconds} |");
        }

        return text.ToString();
    }

    private static IReadOnlyList<VarietyResult> Row(StringBuilder text, IReadOnlyList<VarietyResult> results)
    {
        text.AppendLine(CultureInfo.InvariantCulture,
            $"| {results[0].Placement} | {results[0].Nodes:N0} | {results[0].Nanoseconds} ns "
            + $"| {string.Join(" | ", results.Skip(1).Select(result => result.TimesAlike.ToString("0.00", CultureInfo.InvariantCulture)))} "
            + $"| {results.Max(result => result.AllocatedBytesPerPlacement)} |");
        return results;
    }
}
