using System.Diagnostics;

namespace Zoe.TestKit;

/// <summary>A program that ran to its end.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a built program of ours, found beside the tests, with nothing of Zoe's in its environment but this.</summary>
    public static async Task<ProgramRun> RunAsync(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(assembly, arguments, environment);
        return await FinishAsync(process);
    }

    public static Process Start(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null,
        int? openFiles = null, string? workingFolder = null)
    {
        // Whoever runs the tests in the background ignores Ctrl-C, and with it all that they start.
        string[] limited = openFiles is { } most ? ["prlimit", $"--nofile={most}:{most}"] : [];
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. limited, "dotnet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ZOE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<ProgramRun> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
