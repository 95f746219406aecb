using System.Diagnostics;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>The baseline: the same container without Zoe.</summary>
internal static class DockerRun
{
    public static async Task<TimeSpan> MeasureAsync()
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            "docker", ["run", "--detach", "--rm", "--network", "zoe", "zoe/busybox:1", "sleep", "0.5"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new InvalidOperationException($"docker run failed with exit code {process.ExitCode}.");
    }
}
