using System.Collections.Concurrent;
using System.Diagnostics;
using Zoe.Benchmarks.Engine.Servers;

namespace Zoe.Benchmarks.Engine.Load;

/// <summary>Submits at a constant rate, whatever the server's response times are. Times count from the due time.</summary>
internal static class OpenLoop
{
    public static async Task<OpenLoopResult> MeasureAsync(ServerProcess server, byte[] request, int rate, TimeSpan length)
    {
        var known = server.Times.Count;
        var idle = new ConcurrentBag<HttpConnection>();
        for (var i = 0; i < 16; i++) idle.Add(await HttpConnection.OpenAsync(server.Address));
        var pending = new List<Task<(long Id, long Due, long Accepted)>>();
        var processor = server.ProcessorTime;
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        var count = (int)(rate * length.TotalSeconds);
        while (pending.Count < count)
        {
            await timer.WaitForNextTickAsync();
            for (var due = DueOf(pending.Count); pending.Count < count && due <= Stopwatch.GetTimestamp(); due = DueOf(pending.Count))
                pending.Add(SubmitAsync(server, idle, request, due));
        }

        var accepted = await Task.WhenAll(pending);
        await ClosedLoop.WaitAsync(server, known + count);
        var cores = (server.ProcessorTime - processor) / Stopwatch.GetElapsedTime(start);
        foreach (var connection in idle) connection.Dispose();
        var submits = accepted.Select(one => Milliseconds(one.Due, one.Accepted)).Order().ToList();
        var starts = accepted.Select(one => Milliseconds(one.Due, server.Times.Find(one.Id))).Order().ToList();
        return new OpenLoopResult(cores, At(submits, 0.5), At(submits, 0.99), At(starts, 0.5), At(starts, 0.99));

        long DueOf(int number) => start + (long)((double)number / rate * Stopwatch.Frequency);
    }

    private static async Task<(long Id, long Due, long Accepted)> SubmitAsync(
        ServerProcess server, ConcurrentBag<HttpConnection> idle, byte[] request, long due)
    {
        if (!idle.TryTake(out var connection)) connection = await HttpConnection.OpenAsync(server.Address);
        var id = await connection.SubmitAsync(request);
        var accepted = Stopwatch.GetTimestamp();
        idle.Add(connection);
        return (id, due, accepted);
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private static double At(List<double> sorted, double share) => sorted[Math.Min((int)(share * sorted.Count), sorted.Count - 1)];
}
