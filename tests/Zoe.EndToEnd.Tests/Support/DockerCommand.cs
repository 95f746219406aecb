using System.Diagnostics;

namespace Zoe.EndToEnd.Tests.Support;

/// <summary>The Docker CLI on the engine of this test run, for independent checks.</summary>
internal static class DockerCommand
{
    /// <summary>The names of all containers of a deployment, including ended ones.</summary>
    public static async Task<string> ListContainersAsync(string deployment)
    {
        var start = new ProcessStartInfo(
            "docker", ["ps", "--all", "--format", "{{.Names}}", "--filter", $"label=zoe_deployment_name={deployment}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOCKER_HOST"] = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("docker ps failed");
    }
}
