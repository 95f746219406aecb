using System.Globalization;
using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Runs;

/// <summary>Results as text, JSON, and rows of a Markdown table.</summary>
internal static class RunReport
{
    private const string Header =
        """
        | date | store | back-end | seed | rounds | hosts | seconds | submissions acknowledged | requests without answer | starts recorded by services | starts of hosts | longest settling, s | violations | faults |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Why this machine cannot run it; null when it can.</summary>
    public static string? FindObstacle(CrashOptions options)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "it mounts file systems, which needs root on Linux";
        if (options.Store == StoreKind.Postgres && PostgresServer.FindObstacle() is { } noServer) return noServer;
        return options.Backends.Contains("docker", StringComparer.Ordinal) ? EngineScript.FindObstacle() : null;
    }

    public static string ToJson(IReadOnlyList<RunResult> results) => JsonSerializer.Serialize(results, Indented);

    public static string ToText(IReadOnlyList<RunResult> results) => string.Join('\n', results.Select(result =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Store} {result.Backend} seed {result.Seed}: {result.Rounds} rounds in {result.Seconds} s, {result.Executions} executions, "
            + $"{result.Services} services, {result.HostStarts} starts of hosts; {Describe(result.Faults)}; ")
        + (result.Violation is { } violation ? $"VIOLATION of {violation}\nThe evidence is in {result.Evidence}" : "no violation")));

    public static void Append(string file, IReadOnlyList<RunResult> results)
    {
        if (!File.Exists(file)) File.WriteAllText(file, Header + "\n");
        var date = TimeProvider.System.GetUtcNow();
        File.AppendAllLines(file, results.Select(result => string.Create(
            CultureInfo.InvariantCulture,
            $"| {date:yyyy-MM-dd HH:mm} | {result.Store} | {result.Backend} | {result.Seed} | {result.Rounds} | {result.Hosts} | {result.Seconds:F0} | {result.Executions} "
            + $"| {result.Unanswered} | {(result.Backend == "virtual" ? "–" : result.Services)} | {result.HostStarts} | {result.LongestSettling:F1} "
            + $"| {(result.Violation is { } violation ? violation.Invariant : "0")} | {Describe(result.Faults)} |")));
    }

    private static string Describe(IReadOnlyDictionary<string, int> faults) =>
        string.Join(", ", faults.Select(fault => $"{fault.Value} {fault.Key}"));
}
