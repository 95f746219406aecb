using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary><c>zoe simulate</c> needs no server.</summary>
public sealed class SimulateTests
{
    private static readonly string[] Small = ["simulate", "--nodes", "5", "--applications", "200", "--days", "3"];

    [Fact]
    public async Task Every_mode_is_run_with_every_order_and_printed_as_json()
    {
        var run = await ProgramRun.RunAsync(
            "zoe.dll", [.. Small, "--workload", "research", "--seed", "1", "--mode", "rigid,flexible", "--order", "fifo,srpt", "--json"]);

        run.ExitCode.ShouldBe(0, run.Error);
        var runs = JsonElement.Parse(run.Output).EnumerateArray().ToList();
        runs.Select(one => $"{one.GetProperty("mode")} {one.GetProperty("order")} {one.GetProperty("seed")}")
            .ShouldBe(["rigid fifo 1", "rigid srpt 1", "flexible fifo 1", "flexible srpt 1"]);
        foreach (var key in new[] { "turnaround", "queueTime", "slowdown" })
        {
            var distribution = runs[0].GetProperty(key);
            distribution.GetProperty("p50").GetDouble().ShouldBeLessThanOrEqualTo(distribution.GetProperty("p95").GetDouble());
            distribution.GetProperty("p95").GetDouble().ShouldBeLessThanOrEqualTo(distribution.GetProperty("p99").GetDouble());
            distribution.GetProperty("mean").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--order=fifo")]
    public async Task Nothing_about_progress_is_written_without_a_terminal(string option)
    {
        var run = await ProgramRun.RunAsync("zoe.dll", [.. Small, "--mode", "rigid,flexible", option]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldNotContain('%');
        run.Output.ShouldNotContain('\r');
        run.Output.ShouldNotContain('\e');
    }

    [Fact]
    public async Task The_report_contains_the_command_that_creates_it()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");

        var run = await ProgramRun.RunAsync("zoe.dll", [.. Small, "--html", file]);

        run.ExitCode.ShouldBe(0, run.Error);
        (await File.ReadAllTextAsync(file)).ShouldContain("zoe simulate --nodes 5 --applications 200 --days 3 --html");
    }

    [Theory]
    [InlineData("zoe: There is no scheduler mode 'fast'; known are flexible, flexible-preemptive, malleable, rigid.\n", "--mode", "fast")]
    [InlineData("zoe: There is no workload 'x'; it must be one of research, google, openb.", "--workload", "x")]
    [InlineData("zoe: There is no file '/no.swf'.", "--trace", "/no.swf")]
    public async Task Unknown_policies_and_workloads_are_rejected(string message, string option, string value)
    {
        var run = await ProgramRun.RunAsync("zoe.dll", [.. Small, option, value]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith(message);
    }
}
