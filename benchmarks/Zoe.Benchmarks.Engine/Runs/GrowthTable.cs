using System.Globalization;
using System.Text;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>The growth curve as Markdown.</summary>
internal static class GrowthTable
{
    public static string Format(GrowthReport report)
    {
        var text = new StringBuilder();
        text.AppendLine("| running services | processor time each | cores at 200/s | submit p50 | submit p99 | running p99 | memory |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var step in report.Steps)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {step.Running:N0} | {step.ProcessorMicroseconds:N0} µs | {step.Open.Cores:0.00} | {step.Open.SubmitMedian:0.0} ms "
                + $"| {step.Open.SubmitP99:0.0} ms | {step.Open.RunningP99:0.0} ms | {step.ResidentMebibytes} MiB |");
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Killed then, a new process accepted its first submission after {report.RestartSeconds:0.0} s.");
        return text.ToString();
    }
}
