using System.Globalization;
using System.Text.RegularExpressions;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Output on a pseudo-terminal.</summary>
public sealed partial class TerminalTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(160)]
    public async Task Waiting_executions_keep_id_name_and_status_on_one_line(int columns)
    {
        var file = Samples.Write(File.ReadAllText(Samples.PathOf("hello-batch"))
            .Replace("67108864", "900000000000000", StringComparison.Ordinal));
        var name = $"waiting-for-a-machine-{columns}";
        var id = await ZoeProgram.StartExecutionAsync(_server, name, file);
        string output;
        do output = await OnTerminalAsync(columns, $"ps --name {name}");
        while (!output.Contains("memory", StringComparison.Ordinal));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.Length <= columns);
        lines[0].ShouldStartWith("ID");
        lines[1].ShouldMatch($"^{id} +{name} .*queued");
        // The reason is long, and is read in words, not in letters.
        string.Join(' ', lines.Select(line => line.Trim())).ShouldContain("too small even when empty");
        lines.Length.ShouldBeLessThan(12);
        (await ZoeProgram.RunAsync(_server, "terminate", id)).ExitCode.ShouldBe(0);
    }

    private async Task<string> OnTerminalAsync(int columns, string arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script is not installed here.");
        var program = Path.Combine(AppContext.BaseDirectory, "zoe.dll");
        var environment = string.Join(' ', ZoeProgram.EnvironmentFor(_server).Select(pair => $"{pair.Key}='{pair.Value}'"));
        var command = string.Create(
            CultureInfo.InvariantCulture, $"stty cols {columns} rows 40; env {environment} TERM=xterm dotnet '{program}' {arguments}");
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Controls().Replace(output, "");
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]|\r", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Controls();
}
