using System.Diagnostics;
using Zoe.Hosting;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;
using Zoe.TestKit;

namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>Measures reads of changes beside many running executions. Medians of several reads.</summary>
internal static class ViewRun
{
    private const int Reads = 5;
    private const int BatchSize = 1000;
    private const int Changed = 100;

    public static async Task<ViewResult> RunAsync(int executions)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = new PostgresDatabase(server.ConnectionString, "view");
        var store = new PostgresExecutionStore(database);
        await using var lease = await store.AcquireLeadershipAsync(CancellationToken.None);
        foreach (var ids in Enumerable.Range(1, executions).Chunk(BatchSize)) await SaveAsync(store, lease, ids);

        var full = await MeasureAsync(() => store.ReadChangesAsync(null, CancellationToken.None));
        var mark = (await store.ReadChangesAsync(null, CancellationToken.None)).Mark;
        var none = await MeasureAsync(() => store.ReadChangesAsync(mark, CancellationToken.None));
        await SaveAsync(store, lease, [.. Enumerable.Range(1, Changed)]);
        var some = await MeasureAsync(() => store.ReadChangesAsync(mark, CancellationToken.None));
        return new ViewResult(executions, full, none, some);
    }

    private static Task SaveAsync(PostgresExecutionStore store, ILeadershipLease lease, int[] ids) => store.SaveAsync(
        SampleExecutions.ChangesOf([.. ids.Select(id => SampleExecutions.Create(id, ExecutionStatus.Running))]), lease.Epoch, CancellationToken.None);

    private static async Task<double> MeasureAsync(Func<Task<StoredChanges>> read)
    {
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await read();
            times.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        }

        times.Sort();
        return times[Reads / 2];
    }
}
