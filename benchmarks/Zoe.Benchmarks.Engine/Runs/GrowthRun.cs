using System.Diagnostics;
using Zoe.Benchmarks.Engine.Load;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>Measures what one execution costs while 100 to 100,000 services run, and then a restart after a kill.</summary>
internal static class GrowthRun
{
    private const int ServicesPerExecution = 10;

    private static readonly int[] Sizes = [100, 1_000, 10_000, 100_000];

    public static async Task<GrowthReport> RunAsync(BenchmarkOptions options, string folder)
    {
        var steps = new List<GrowthResult>();
        await using (var server = await ServerProcess.StartAsync("zoe", options.StoreArgument, options.Nodes, folder))
        {
            // The warm-up leaves no running services behind.
            await ClosedLoop.MeasureAsync(server, Submissions.Request(1, "run 0.1"), 16, TimeSpan.FromSeconds(options.Warmup));
            var running = 0;
            foreach (var size in Sizes)
            {
                await ClosedLoop.FillAsync(server, Submissions.Request(ServicesPerExecution), (size - running) / ServicesPerExecution);
                running = size;
                steps.Add(await MeasureAsync(server, size, options));
            }
        }

        File.Delete(Path.Combine(folder, "running-times"));
        var start = Stopwatch.GetTimestamp();
        await using var restarted = await ServerProcess.StartAsync("zoe", options.StoreArgument, options.Nodes, folder);
        using var connection = await HttpConnection.OpenAsync(restarted.Address);
        await connection.SubmitAsync(Submissions.Request(1));
        return new GrowthReport(steps, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<GrowthResult> MeasureAsync(ServerProcess server, int running, BenchmarkOptions options)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        var costs = new List<double>();
        for (var turn = 0; turn < options.Turns; turn++)
            costs.Add((await ClosedLoop.MeasureAsync(server, Submissions.Request(1), 1, length)).ProcessorMicroseconds);
        var open = await OpenLoop.MeasureAsync(server, Submissions.Request(1), 200, length * 2);
        costs.Sort();
        return new GrowthResult(running, costs[costs.Count / 2], open, server.ResidentBytes >> 20);
    }
}
