using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Zoe.Benchmarks.Engine.Load;
using Zoe.Benchmarks.Engine.Servers;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Benchmarks.Engine.History;

/// <summary>Measures requests of the REST API while the store has a long history.</summary>
internal static class QueryRun
{
    private const int Repetitions = 21;
    private const string Deployment = "prod";

    public static async Task<QueryReport> RunAsync(BenchmarkOptions options, string folder)
    {
        var count = options.History;
        var path = options.Store == "sqlite" ? DataFolder.DatabaseIn(Path.Combine(folder, "data")) : null;
        if (path is not null) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await HistoryRows.FillAsync(path ?? options.StoreArgument, Deployment, count, Submissions.Application(1));
        var begin = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync("zoe", options.StoreArgument, options.Nodes, folder);
        var start = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        using var client = new HttpClient { BaseAddress = new Uri($"http://{server.Address}/api/0.7/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Submissions.UserName}:{Submissions.Password}")));
        var queries = new List<QueryResult>();
        foreach (var query in Queries(count)) queries.Add(await MeasureAsync(client, query));
        return new QueryReport(count, path is null ? null : new FileInfo(path).Length >> 20, start, server.ResidentBytes >> 20, queries);
    }

    private static IEnumerable<string> Queries(int count)
    {
        const string Page = "limit=100";
        const string First = "user_id=1";
        const string Other = "user_id=33";
        var (old, recent) = (Window(count / 10), Window(count - 4_000));
        return
        [
            $"execution?{Page}",
            $"execution?{Page}&before={count / 2}",
            $"execution?{Page}&after={count / 2}",
            $"execution?status=terminated&{Page}",
            $"execution?status=error&{Page}",
            $"execution?status=error&{Page}&before={count / 2}",
            "execution?status=running",
            $"execution?name=run-17&{Page}",
            $"execution?{First}&{Page}",
            $"execution?{First}&status=error&{Page}",
            $"execution?{Other}&{Page}",
            $"execution?{Other}&status=error&{Page}",
            .. new[] { "submit", "start", "end" }.SelectMany(time => new[]
            {
                $"execution?{recent(time)}&{Page}",
                $"execution?{old(time)}&{Page}",
                $"execution?{First}&{old(time)}&{Page}",
                $"execution?{Other}&{old(time)}&{Page}",
                $"execution?status=error&{old(time)}&{Page}",
                $"execution?name=run-17&{old(time)}&{Page}",
            }),
            $"execution/{count / 2}",
            $"execution/{count / 2}/history",
            $"execution/{count / 2}/usage",
            $"service/{count / 2}",
            "statistics/scheduler",
            "statistics/usage",
            "accounting",
            "audit",
        ];
    }

    /// <summary>A day that begins with an execution, as filters on one of the times.</summary>
    private static Func<string, string> Window(int execution)
    {
        var begin = (HistoryRows.Begin + execution * HistoryRows.Interval).ToUnixTimeSeconds();
        var end = begin + (long)TimeSpan.FromDays(1).TotalSeconds;
        return time => string.Create(CultureInfo.InvariantCulture, $"later_than_{time}={begin}&earlier_than_{time}={end}");
    }

    private static async Task<QueryResult> MeasureAsync(HttpClient client, string query)
    {
        var times = new List<double>();
        int? executions = null;
        for (var i = 0; i <= Repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await client.GetByteArrayAsync(query);
            // The first one is not counted.
            if (i > 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            else if (query.StartsWith("execution?", StringComparison.Ordinal)) executions = Count(answer);
        }

        times.Sort();
        return new QueryResult(query, executions, times[times.Count / 2], times[^1]);
    }

    private static int Count(byte[] answer)
    {
        using var list = JsonDocument.Parse(answer);
        return list.RootElement.ValueKind is JsonValueKind.Array ? list.RootElement.GetArrayLength() : list.RootElement.EnumerateObject().Count();
    }
}
