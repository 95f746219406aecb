using System.Diagnostics;

namespace Zoe.EndToEnd.Tests;

/// <summary>The command line <c>zoe</c> as a process of its own, as users run it.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Errors)
{
    public static async Task<CommandLine> RunAsync(ServerProcess server, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "zoe.dll"), .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["ZOE_URL"] = server.Address.ToString();
        start.Environment["ZOE_USER"] = "admin";
        start.Environment["ZOE_PASS"] = ServerProcess.Password;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandLine(process.ExitCode, await output, await errors);
    }
}
