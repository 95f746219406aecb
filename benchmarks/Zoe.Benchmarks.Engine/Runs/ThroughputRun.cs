using Zoe.Benchmarks.Engine.Load;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Runs;

/// <summary>Measures Zoe and the bare pipeline in turns, each in a server process of its own.</summary>
internal static class ThroughputRun
{
    private const int RatePerSecond = 200;
    private const int SequentialPerSecond = 20;

    private static readonly int[] Sizes = [1, 10];

    public static async Task<IReadOnlyList<ThroughputResult>> RunAsync(BenchmarkOptions options, string folder)
    {
        var pipelines = options.Only is { } only ? [only] : new[] { "zoe", "bare" };
        var servers = new List<ServerProcess>();
        try
        {
            foreach (var pipeline in pipelines)
            {
                var server = await ServerProcess.StartAsync(pipeline, options.StoreArgument, options.Nodes, Path.Combine(folder, pipeline));
                servers.Add(server);
                await Console.Error.WriteLineAsync($"{pipeline}: process {server.Id}");
                await WarmUpAsync(server, options);
            }

            var results = await MeasureAsync(servers, options);
            return [.. pipelines.Select((pipeline, index) => results[index] with { Pipeline = pipeline, Store = options.Store })];
        }
        finally
        {
            foreach (var server in servers) await server.DisposeAsync();
        }
    }

    private static async Task WarmUpAsync(ServerProcess server, BenchmarkOptions options)
    {
        await ClosedLoop.FillAsync(server, Submissions.Request(10), options.Services / 10);
        foreach (var services in Sizes)
            await ClosedLoop.MeasureAsync(server, Submissions.Request(services), 16, TimeSpan.FromSeconds(options.Warmup / 2.0));
    }

    private static async Task<ThroughputResult[]> MeasureAsync(List<ServerProcess> servers, BenchmarkOptions options)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        var closed = servers.ConvertAll(_ => new List<ClosedLoopResult>());
        foreach (var services in Sizes)
        {
            foreach (var connections in options.Connections)
            {
                var rates = servers.ConvertAll(_ => new List<(double Rate, double Microseconds)>());
                for (var turn = 0; turn < options.Turns; turn++)
                {
                    for (var i = 0; i < servers.Count; i++)
                        rates[i].Add(await ClosedLoop.MeasureAsync(servers[i], Submissions.Request(services), connections, length));
                }

                for (var i = 0; i < servers.Count; i++) closed[i].Add(Summarise(services, connections, rates[i]));
            }
        }

        var results = new ThroughputResult[servers.Count];
        for (var i = 0; i < servers.Count; i++)
        {
            var open = await MeasureOpenAsync(servers[i], RatePerSecond, options);
            var sequential = await MeasureOpenAsync(servers[i], SequentialPerSecond, options);
            results[i] = new ThroughputResult("", "", closed[i], open, sequential, servers[i].ResidentBytes >> 20);
        }

        return results;
    }

    /// <summary>The turn whose processor use is the median.</summary>
    private static async Task<OpenLoopResult> MeasureOpenAsync(ServerProcess server, int rate, BenchmarkOptions options)
    {
        var turns = new List<OpenLoopResult>();
        for (var turn = 0; turn < options.Turns; turn++)
        {
            turns.Add(await OpenLoop.MeasureAsync(
                server, Submissions.Request(1), rate, TimeSpan.FromSeconds(options.Seconds * 2)));
        }

        return turns.OrderBy(one => one.Cores).ElementAt(turns.Count / 2);
    }

    private static ClosedLoopResult Summarise(
        int services, int connections, List<(double Rate, double Microseconds)> turns)
    {
        var rates = turns.Select(turn => turn.Rate).Order().ToList();
        var times = turns.Select(turn => turn.Microseconds).Order().ToList();
        var median = rates[rates.Count / 2];
        return new ClosedLoopResult(
            services, connections, median, (rates[^1] - rates[0]) / median * 100, times[times.Count / 2]);
    }
}
