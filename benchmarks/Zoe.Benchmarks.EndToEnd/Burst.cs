using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>
/// Executions of one service that are submitted at once, until all of them run, and the same containers by
/// <c>docker run -d</c>; in turn.
/// </summary>
internal sealed class Burst(Server server, int executions)
{
    /// <summary>As many at a time as Zoe asks an engine for.</summary>
    private const int Parallel = 16;

    private const int Rounds = 3;

    private const string Application =
        """
        {
          "name": "burst", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "main", "image": "zoe/busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "sleep 1000",
            "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 16777216, "max": null}, "cores": {"min": 0.01, "max": null}}
          }]
        }
        """;

    /// <summary>A round of each first, which does not count: everything is loaded then.</summary>
    public async Task RunAsync()
    {
        await DockerRun.MeasureManyAsync(executions, Parallel);
        await MeasureAsync();
        Console.WriteLine($"| {executions} at once | `docker run -d`, {Parallel} at a time, s | submitted until all run, s | ratio |");
        Console.WriteLine("|---|---|---|---|");
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var theirs = await DockerRun.MeasureManyAsync(executions, Parallel);
            var ours = await MeasureAsync();
            ratios.Add(ours / theirs);
            Console.WriteLine(FormattableString.Invariant(
                $"| round {round} | {theirs.TotalSeconds:F2} | {ours.TotalSeconds:F2} | {ours / theirs:F2} |"));
        }

        Console.WriteLine(FormattableString.Invariant($"| median | | | {ratios.Order().ElementAt(Rounds / 2):F2} |"));
    }

    private async Task<TimeSpan> MeasureAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        var ids = await Task.WhenAll(
            Enumerable.Range(0, executions).Select(_ => server.StartAsync(JsonNode.Parse(Application)!)));
        await server.WaitForAllAsync(ids, "running");
        var elapsed = Stopwatch.GetElapsedTime(begin);
        await Task.WhenAll(ids.Select(server.TerminateAsync));
        await server.WaitForAllAsync(ids, "terminated");
        await Task.WhenAll(ids.Select(server.DeleteAsync));
        return elapsed;
    }
}
