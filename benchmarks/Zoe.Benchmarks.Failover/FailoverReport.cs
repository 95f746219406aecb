using System.Globalization;
using System.Text;
using System.Text.Json;
using Zoe.Benchmarks.Failover.Runs;

namespace Zoe.Benchmarks.Failover;

/// <summary>The results as a table or as JSON.</summary>
internal static class FailoverReport
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static string ToJson<T>(T results) => JsonSerializer.Serialize(results, Json);

    public static string ToTable(IReadOnlyList<HandOverResult> results)
    {
        var table = new StringBuilder("""
            | the leader ends by | rounds | next leader: median | slowest | submission runs: median | slowest | without a hand-over: median |
            |---|---|---|---|---|---|---|

            """);
        foreach (var result in results)
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {result.End} | {result.Times.Count} | {result.Leader.Median:0.00} s | {result.Leader.Max:0.00} s | {result.Running.Median:0.00} s | {result.Running.Max:0.00} s | {result.Usual.Median:0.00} s |");
        }

        return table.ToString();
    }
}
