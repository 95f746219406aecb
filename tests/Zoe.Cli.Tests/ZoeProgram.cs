using System.Diagnostics;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Runs the real program.</summary>
internal static class ZoeProgram
{
    public static Task<ProgramRun> RunAsync(ServerProcess server, params string[] arguments) =>
        ProgramRun.RunAsync("zoe.dll", arguments, EnvironmentFor(server));

    public static Process Start(ServerProcess server, params string[] arguments) => Start(server, server.Url, arguments);

    /// <summary>Starts it with another server URL.</summary>
    public static Process Start(ServerProcess server, Uri url, params string[] arguments) => ProgramRun.Start(
        "zoe.dll", arguments, new Dictionary<string, string>(EnvironmentFor(server)) { ["ZOE_URL"] = url.ToString() });

    public static Dictionary<string, string> EnvironmentFor(ServerProcess server) => new()
    {
        ["ZOE_URL"] = server.Url.ToString(),
        ["ZOE_USER"] = "admin",
        ["ZOE_PASS"] = server.Password,
        ["HOME"] = "/nonexistent",
    };

    /// <summary>Starts an execution and returns its id.</summary>
    public static async Task<string> StartExecutionAsync(ServerProcess server, string name, string file)
    {
        var run = await RunAsync(server, "start", name, file);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output.Trim();
    }
}
