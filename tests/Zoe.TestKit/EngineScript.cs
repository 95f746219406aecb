using System.Diagnostics;

namespace Zoe.TestKit;

/// <summary>Runs <c>eng/docker-engine</c> and the Docker command line.</summary>
public static class EngineScript
{
    /// <summary>Why this machine cannot run Docker Engines of its own; null when it can.</summary>
    public static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "a Docker Engine of its own needs root";
        return File.Exists("/usr/sbin/dockerd") || File.Exists("/usr/bin/dockerd")
            ? null : "dockerd is not installed (Debian: docker.io)";
    }

    public static async Task<string> RunAsync(params string[] arguments) =>
        await ExecuteAsync(Path.Combine(FindRoot(), "eng", "docker-engine"), engine: null, arguments);

    public static async Task<string> DockerAsync(string engine, params string[] arguments) =>
        await ExecuteAsync("docker", engine, arguments);

    private static async Task<string> ExecuteAsync(string program, string? engine, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (engine is not null) start.Environment["DOCKER_HOST"] = engine;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {await errors}");
        return (await output).Trim();
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Zoe.sln"))) return folder;
        }

        throw new DirectoryNotFoundException("The tests do not run below the folder of Zoe.sln");
    }
}
