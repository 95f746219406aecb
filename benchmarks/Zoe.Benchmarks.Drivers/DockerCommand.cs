using System.Diagnostics;

namespace Zoe.Benchmarks.Drivers;

/// <summary>The Docker command line, which measures itself against the engine of <c>DOCKER_HOST</c>.</summary>
internal static class DockerCommand
{
    /// <summary>Runs it to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    /// <summary>Runs it to its end and throws away what it prints.</summary>
    public static async Task DiscardAsync(string command)
    {
        using var process = Process.Start("sh", ["-c", $"docker {command} >/dev/null"]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"docker {command} ended with {process.ExitCode}");
    }
}
