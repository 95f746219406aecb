using System.Globalization;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>A server that receives SIGTERM or SIGINT while it starts.</summary>
public sealed class StartupSignalTests
{
    // 128 and the number of the signal: the runtime itself was not up yet.
    private static readonly Dictionary<string, int> ByDefault = new() { ["TERM"] = 143, ["INT"] = 130 };

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Exits_without_an_error_at_any_time_of_the_signal(string signal)
    {
        var (orderly, early) = (0, 0);
        for (var delay = 100; delay <= 2500; delay += 200)
        {
            var data = Directory.CreateTempSubdirectory("zoe-startup-");
            using var process = ProgramRun.Start("Zoe.Web.dll", [], new Dictionary<string, string>
            {
                ["ZOE_BACKEND"] = "Process",
                ["ZOE_ALLOW_PROCESSES"] = "true",
                ["ZOE_DATA_PATH"] = data.FullName,
                ["ZOE_LISTEN_PORT"] = "0",
            });
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            using (var kill = System.Diagnostics.Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            var run = await ProgramRun.FinishAsync(process);

            run.Error.ShouldBe("", $"after {delay} ms");
            if (run.ExitCode == ByDefault[signal]) run.Output.ShouldBe("");
            else run.ExitCode.ShouldBe(0, $"after {delay} ms: {run.Output}");
            if (run.ExitCode == 0) orderly++;
            if (!run.Output.Contains("ZApp shop", StringComparison.Ordinal)) early++;
            data.Delete(recursive: true);
        }

        orderly.ShouldBeGreaterThan(0);
        early.ShouldBeGreaterThan(0);
    }
}
