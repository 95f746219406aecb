using System.Diagnostics;
using Zoe.Backends.Docker;

namespace Zoe.Benchmarks.Drivers;

/// <summary>
/// Services that are started at once by the driver, and the same containers by `docker run -d`, as many at a time as the
/// driver asks an engine for; in turn.
/// </summary>
internal sealed class StartBenchmark(string engine, int services)
{
    private const int Rounds = 3;
    private const int Parallel = 16;
    private const string Command = "sleep 1000";

    public async Task RunAsync()
    {
        await using var backend = Driver.Create(engine);
        await RunDriverAsync(backend);
        Console.WriteLine($"| {services} containers | `docker run -d`, {Parallel} at a time, s | driver s | ratio |");
        Console.WriteLine("|---|---|---|---|");
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var theirs = await RunCommandsAsync();
            var ours = await RunDriverAsync(backend);
            ratios.Add(ours / theirs);
            Console.WriteLine(FormattableString.Invariant($"| round {round} | {theirs:F2} | {ours:F2} | {ours / theirs:F2} |"));
        }

        Console.WriteLine(FormattableString.Invariant($"| median | | | {ratios.Order().ElementAt(Rounds / 2):F2} |"));
    }

    private async Task<double> RunDriverAsync(DockerBackend backend)
    {
        var specs = Enumerable.Range(1, services).Select(id => Driver.Describe(id, Command)).ToArray();
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(specs.Select(spec => backend.StartAsync(spec, Driver.Node, CancellationToken.None)));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        await Task.WhenAll(specs.Select(spec => Driver.StopAsync(backend, spec.Key)));
        return seconds;
    }

    private async Task<double> RunCommandsAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(1, services),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel },
            async (id, _) => await DockerCommand.RunAsync(
                "run", "-d", "--init", "--network", Driver.Network, "--security-opt", "no-new-privileges",
                "--name", $"plain{id}-benchmark", "--label", "zoe-benchmark=plain", Driver.Image, "sleep", "1000"));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var containers = await DockerCommand.RunAsync("ps", "-aq", "--filter", "label=zoe-benchmark=plain");
        await DockerCommand.RunAsync(["rm", "-f", .. containers.Split('\n')]);
        return seconds;
    }
}
