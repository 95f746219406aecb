using System.Diagnostics;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Load;

/// <summary>Submits on each connection as soon as the last submission is accepted.</summary>
internal static class ClosedLoop
{
    /// <summary>
    /// Executions per second from the first submission until the last one is running, and the server's processor time
    /// for each.
    /// </summary>
    public static async Task<(double Rate, double ProcessorMicroseconds)> MeasureAsync(ServerProcess server, byte[] request, int connections, TimeSpan length)
    {
        var known = server.Times.Count;
        var processor = server.ProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var loops = Enumerable.Range(0, connections).Select(_ => Task.Run(() => SubmitAsync(server, request, end))).ToList();
        var ids = (await Task.WhenAll(loops)).SelectMany(list => list).ToList();
        await WaitAsync(server, known + ids.Count);
        return (
            ids.Count / Stopwatch.GetElapsedTime(start, ids.Max(server.Times.Find)).TotalSeconds,
            (server.ProcessorTime - processor).TotalMicroseconds / ids.Count);
    }

    /// <summary>Submits a number of executions and waits until all run.</summary>
    public static async Task FillAsync(ServerProcess server, byte[] request, int executions)
    {
        var known = server.Times.Count;
        var left = executions;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            using var connection = await HttpConnection.OpenAsync(server.Address);
            while (Interlocked.Decrement(ref left) >= 0) await connection.SubmitAsync(request);
        })));
        await WaitAsync(server, known + executions);
    }

    /// <summary>Waits until so many executions are running.</summary>
    public static async Task WaitAsync(ServerProcess server, long count)
    {
        while (server.Times.Count < count) await Task.Delay(1);
    }

    private static async Task<List<long>> SubmitAsync(ServerProcess server, byte[] request, long end)
    {
        var ids = new List<long>();
        var own = request.ToArray();
        using var connection = await HttpConnection.OpenAsync(server.Address);
        while (Stopwatch.GetTimestamp() < end)
        {
            Submissions.Distinguish(own, Random.Shared.NextInt64(10_000_000_000));
            ids.Add(await connection.SubmitAsync(own));
        }

        return ids;
    }
}
