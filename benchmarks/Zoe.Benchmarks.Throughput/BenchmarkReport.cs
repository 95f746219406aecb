using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Zoe.Benchmarks.Throughput;

/// <summary>All measurements in Markdown, with the machine in the header.</summary>
internal static class BenchmarkReport
{
    /// <summary>The placements for which targets are set.</summary>
    public static readonly string[] Targeted = ["average", "waterfill", "best-fit"];
    private static readonly string[] Orders = ["fifo", "psjf", "srpt", "hrrn", "dynsize"];
    private static readonly int[] Sizes = [1_000, 5_000, 10_000, 100_000];

    public static string Make()
    {
        var text = new StringBuilder();
        text.AppendLine("# Scheduler throughput");
        text.AppendLine();
        text.AppendLine("`dotnet run -c Release --project benchmarks/Zoe.Benchmarks.Throughput -- --report`");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}. Medians of five runs; spread is largest less smallest in percent.");
        text.AppendLine("Times are processor times of the one thread at work.");
        text.AppendLine("The ratios say something about the code, the absolute figures about this machine.");
        text.AppendLine();
        text.AppendLine("| placement | nodes | labels | placements/s | spread | linear/s | times linear | bytes | refused |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        var results = new List<PlacementResult>();
        foreach (var placement in Targeted)
        {
            foreach (var nodes in Sizes) results.Add(Row(text, PlacementBenchmark.Run(nodes, placement, labels: false)));
            results.Add(Row(text, PlacementBenchmark.Run(5_000, placement, labels: true)));
        }

        foreach (var placement in new[] { "worst-fit", "dot-product", "random" })
        {
            foreach (var nodes in new[] { 5_000, 100_000 })
                results.Add(Row(text, PlacementBenchmark.Run(nodes, placement, labels: false)));
        }

        var pass = QueueBenchmark.Pass(new BenchmarkOptions());
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"A flexible pass over {pass.Queue} waiting executions of {pass.Services} services on {pass.Nodes} loaded nodes "
            + $"({pass.Placed} services placed): {pass.Milliseconds} ms (spread {pass.SpreadPercent} %), "
            + $"from scratch with all records read {pass.FromScratchMilliseconds} ms.");
        var arrivals = Orders.Select(order => new BenchmarkOptions { Order = order })
            .Append(new BenchmarkOptions { Mode = "flexible-preemptive" })
            .Append(new BenchmarkOptions { ReserveAfter = 86_400 })
            .Select(QueueBenchmark.Arrival).ToList();
        foreach (var arrival in arrivals)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
                $"One arrival into a queue of {arrival.Queue} on {arrival.Nodes} full nodes, {arrival.Policy}: "
                + $"{arrival.Microseconds} µs (spread {arrival.SpreadPercent} %).");
        }

        TargetTable.Append(text, results, pass, arrivals);
        return text.ToString();
    }

    private static PlacementResult Row(StringBuilder text, PlacementResult result)
    {
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {result.Placement} | {result.Nodes:N0} | {(result.Labels ? "yes" : "no")} | {result.PlacementsPerSecond:N0} "
            + $"| {result.SpreadPercent} % | {result.BaselinePlacementsPerSecond:N1} | {result.TimesBaseline} "
            + $"| {result.AllocatedBytesPerPlacement} | {result.RefusedPercent} % |");
        return result;
    }

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        if (!File.Exists(Info)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
