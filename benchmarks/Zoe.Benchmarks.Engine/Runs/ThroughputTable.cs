using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Zoe.Benchmarks.Engine.Load;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>The results as Markdown, with the machine in the header.</summary>
internal static class ThroughputTable
{
    public static string Format(IReadOnlyList<ThroughputResult> results)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
        text.AppendLine();
        var bare = results.FirstOrDefault(result => result.Pipeline == "bare");
        text.AppendLine("| pipeline | store | services | connections | executions/s | services/s | spread | of bare | processor time each | of bare |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            foreach (var (closed, index) in result.Closed.Select((closed, index) => (closed, index)))
            {
                var ratio = bare is null ? double.NaN : closed.Executions / bare.Closed[index].Executions;
                var work = bare is null ? double.NaN : closed.ProcessorMicroseconds / bare.Closed[index].ProcessorMicroseconds;
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"| {result.Pipeline} | {result.Store} | {closed.Services} | {closed.Connections} | {closed.Executions:N0} "
                    + $"| {closed.Executions * closed.Services:N0} | {closed.SpreadPercent:N0} % | {ratio:0.00} "
                    + $"| {closed.ProcessorMicroseconds:N0} µs | {work:0.0} |");
            }
        }

        text.AppendLine();
        text.AppendLine("| pipeline | store | submissions/s | cores | submit p50 | submit p99 | running p50 | running p99 | memory |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            Append(text, result, 200, result.Open);
            Append(text, result, 20, result.Sequential);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ThroughputResult result, int rate, OpenLoopResult open) => text.AppendLine(
        CultureInfo.InvariantCulture,
        $"| {result.Pipeline} | {result.Store} | {rate} | {open.Cores:0.00} | {open.SubmitMedian:0.0} ms | {open.SubmitP99:0.0} ms "
        + $"| {open.RunningMedian:0.0} ms | {open.RunningP99:0.0} ms | {result.ResidentMebibytes} MiB |");

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(one => one.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
