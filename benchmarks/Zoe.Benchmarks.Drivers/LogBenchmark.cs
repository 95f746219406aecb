using System.Diagnostics;
using Zoe.Backends.Docker;

namespace Zoe.Benchmarks.Drivers;

/// <summary>
/// A container writes as fast as it can while it is followed to its end: by `docker logs -f` into /dev/null, then by the
/// driver, in turn. The engine's own speed bounds both.
/// </summary>
internal sealed class LogBenchmark(string engine, int megabytes)
{
    private const int Rounds = 3;
    private const long BytesPerMegabyte = 1_000_000;

    public async Task RunAsync()
    {
        await using var backend = Driver.Create(engine);
        var lineEnd = new string('0', 79);
        var bytes = megabytes * BytesPerMegabyte;
        Console.WriteLine("| output | `docker logs -f` MB/s | driver MB/s | ratio | heap growth MB |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync(backend, "lines of 80 bytes", $"sh -c 'yes {lineEnd} | head -c {bytes}'", bytes);
        await MeasureAsync(backend, "lines of 8 kB", $"sh -c 'yes $(head -c 8191 /dev/zero | tr \"\\0\" x) | head -c {bytes}'", bytes);
    }

    private static async Task MeasureAsync(DockerBackend backend, string name, string command, long bytes)
    {
        // Measuring memory takes time, so that this round, which also warms up, is not counted.
        var (_, growth) = await FollowAsync(backend, command, bytes, measureMemory: true);
        var (docker, driver) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            docker.Add(await FollowByCommandAsync(backend, command));
            driver.Add((await FollowAsync(backend, command, bytes, measureMemory: false)).Seconds);
        }

        var size = bytes / (double)BytesPerMegabyte;
        var (theirs, ours) = (Median(docker), Median(driver));
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {size / theirs:F1} | {size / ours:F1} | {theirs / ours:F2} | {growth / (double)BytesPerMegabyte:F1} |"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> FollowByCommandAsync(DockerBackend backend, string command)
    {
        var spec = Driver.Describe(1, command);
        var started = await backend.StartAsync(spec, Driver.Node, CancellationToken.None);
        var begin = Stopwatch.GetTimestamp();
        await DockerCommand.DiscardAsync($"logs -f {started.BackendId}");
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await Driver.StopAsync(backend, spec.Key);
        return seconds;
    }

    private static async Task<(double Seconds, long Growth)> FollowAsync(
        DockerBackend backend, string command, long bytes, bool measureMemory)
    {
        var spec = Driver.Describe(1, command);
        await backend.StartAsync(spec, Driver.Node, CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (begin, received, most) = (Stopwatch.GetTimestamp(), 0L, before);
        await foreach (var output in backend.ReadLogsAsync(spec.Key, Driver.Node, follow: true, CancellationToken.None))
        {
            var tenth = received * 10 / bytes;
            received += output.Length;
            if (measureMemory && received * 10 / bytes > tenth)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await Driver.StopAsync(backend, spec.Key);
        return received == bytes
            ? (seconds, most - before)
            : throw new InvalidOperationException($"{received} of {bytes} bytes arrived");
    }
}
