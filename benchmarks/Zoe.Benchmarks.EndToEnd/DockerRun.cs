using System.Diagnostics;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>The baseline: the same containers without Zoe.</summary>
internal static class DockerRun
{
    public static async Task<TimeSpan> MeasureAsync()
    {
        var watch = Stopwatch.StartNew();
        await DockerAsync("run", "--detach", "--rm", "--network", "zoe", "zoe/busybox:1", "sleep", "0.5");
        return watch.Elapsed;
    }

    /// <summary>Starts many, some at a time, and removes them when all run.</summary>
    public static async Task<TimeSpan> MeasureManyAsync(int count, int parallel)
    {
        var watch = Stopwatch.StartNew();
        var names = Enumerable.Range(1, count).Select(number => $"plain{number}-benchmark").ToArray();
        await Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = parallel },
            async (name, _) => await DockerAsync(
                "run", "--detach", "--init", "--network", "zoe", "--name", name, "zoe/busybox:1", "sleep", "1000"));
        var elapsed = watch.Elapsed;
        await DockerAsync(["rm", "--force", .. names]);
        return elapsed;
    }

    private static async Task DockerAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"docker {arguments[0]} failed with exit code {process.ExitCode}.");
    }
}
