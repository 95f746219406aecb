using System.Diagnostics;

namespace Zoe.Benchmarks.Drivers;

/// <summary>
/// The processor time that this process uses while it watches running services and nothing happens. The services are left:
/// a second process, also of another build, finds them started, so that two builds can be measured at the same time.
/// </summary>
internal sealed class WatchBenchmark(string engine, int services, TimeSpan time)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        await using var backend = Driver.Create(engine);
        var specs = Enumerable.Range(1, services).Select(id => Driver.Describe(id, "sleep 1000"));
        await Task.WhenAll(specs.Select(spec => backend.StartAsync(spec, Driver.Node, CancellationToken.None)));
        using var leave = new CancellationTokenSource(WarmUp + time + WarmUp);
        var watching = WatchAsync(backend, leave.Token);
        await Task.Delay(WarmUp);
        using var process = Process.GetCurrentProcess();
        var (before, begin) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(time);
        process.Refresh();
        var share = (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(begin);
        Console.WriteLine(FormattableString.Invariant($"{share:P2} of a core while {services} services are watched"));
        await watching;
    }

    private static async Task WatchAsync(Zoe.Backends.Docker.DockerBackend backend, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var _ in backend.WatchAsync(cancellationToken)) continue;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }
    }
}
