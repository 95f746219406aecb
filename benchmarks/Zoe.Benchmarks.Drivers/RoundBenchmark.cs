using System.Diagnostics;
using Zoe.Backends.Docker;

namespace Zoe.Benchmarks.Drivers;

/// <summary>
/// One round of the driver's starts and logs, without the Docker command line, as one line of a table: compare.sh lets two
/// builds take turns with it.
/// </summary>
internal sealed class RoundBenchmark(string engine, int services)
{
    private const int SingleStarts = 20;
    private const int Megabytes = 20;
    private const double BytesPerKibibyte = 1024;
    private const double BytesPerMegabyte = 1e6;
    private const string Sleeping = "sleep 1000";

    public async Task RunAsync()
    {
        await using var backend = Driver.Create(engine);
        await StartSeveralAsync(backend, 2);
        var (latency, allocated) = await MeasureSingleStartsAsync(backend);
        var together = await StartSeveralAsync(backend, services);
        var (logs, logAllocated) = await MeasureLogsAsync(backend);
        Console.WriteLine(FormattableString.Invariant(
            $"{latency:F0} | {together:F2} | {allocated:F0} | {logs:F1} | {logAllocated:F1} |"));
    }

    // The median time of a start in milliseconds, and the mean of what it allocates in KiB.
    private static async Task<(double Milliseconds, double Kibibytes)> MeasureSingleStartsAsync(DockerBackend backend)
    {
        var (times, allocated) = (new List<double>(), 0L);
        for (var start = 1; start <= SingleStarts; start++)
        {
            var spec = Driver.Describe(start, Sleeping);
            var (before, begin) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            await backend.StartAsync(spec, Driver.Node, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            allocated += GC.GetTotalAllocatedBytes(precise: true) - before;
            await Driver.StopAsync(backend, spec.Key);
        }

        return (times.Order().ElementAt(SingleStarts / 2), allocated / BytesPerKibibyte / SingleStarts);
    }

    private static async Task<double> StartSeveralAsync(DockerBackend backend, int count)
    {
        var specs = Enumerable.Range(1, count).Select(id => Driver.Describe(id, Sleeping)).ToArray();
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(specs.Select(spec => backend.StartAsync(spec, Driver.Node, CancellationToken.None)));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await Task.WhenAll(specs.Select(spec => Driver.StopAsync(backend, spec.Key)));
        return seconds;
    }

    // Short lines that are all written, read without following: the engine's own speed bounds a follow more.
    private static async Task<(double MegabytesPerSecond, double Megabytes)> MeasureLogsAsync(DockerBackend backend)
    {
        var spec = Driver.Describe(1, $"sh -c 'yes {new string('0', 79)} | head -c {Megabytes * BytesPerMegabyte}'");
        await backend.StartAsync(spec, Driver.Node, CancellationToken.None);
        await ReadAsync(backend, spec, follow: true);
        var (before, begin) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await ReadAsync(backend, spec, follow: false);
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / BytesPerMegabyte;
        await Driver.StopAsync(backend, spec.Key);
        return (Megabytes / seconds, allocated);
    }

    private static async Task ReadAsync(DockerBackend backend, Zoe.Backends.ServiceSpec spec, bool follow)
    {
        var received = 0L;
        await foreach (var output in backend.ReadLogsAsync(spec.Key, Driver.Node, follow, CancellationToken.None))
            received += output.Length;
        if (received != (long)(Megabytes * BytesPerMegabyte))
            throw new InvalidOperationException($"{received} bytes arrived");
    }
}
