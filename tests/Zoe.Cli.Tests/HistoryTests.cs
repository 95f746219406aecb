using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary><c>zoe history</c> and <c>zoe restart</c>.</summary>
public sealed class HistoryTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task History_lists_transitions_of_the_execution_and_its_services()
    {
        var id = await ZoeProgram.StartExecutionAsync(_server, "history", Samples.Batch("true"));
        await WaitAsync(id);

        var table = await ZoeProgram.RunAsync(_server, "history", id);
        table.ExitCode.ShouldBe(0, table.Error);
        var lines = table.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["TIME", "SERVICE", "FROM", "TO", "BY", "REASON"]);
        lines.ShouldContain(line => line.Contains("hello0") && line.Contains("Attempt 1 on node local."));
        lines.ShouldContain(line => line.Contains("cleaning up") && line.Contains("terminated") && line.Contains("engine"));

        var document = JsonElement.Parse((await ZoeProgram.RunAsync(_server, "history", id, "--json")).Output);
        document.GetProperty("entries").EnumerateArray().First().GetProperty("by").GetString().ShouldBe("admin");
        (await ZoeProgram.RunAsync(_server, "history", "987654")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Restart_starts_an_ended_execution_again()
    {
        var id = await ZoeProgram.StartExecutionAsync(_server, "first", Samples.Batch("sh -c 'exit 3'"));
        await WaitAsync(id);

        var same = await ZoeProgram.RunAsync(_server, "restart", id);
        var changed = await ZoeProgram.RunAsync(_server, "restart", id, "--name", "second", "--zapp", Samples.Batch("true"));

        same.ExitCode.ShouldBe(0, same.Error);
        changed.ExitCode.ShouldBe(0, changed.Error);
        (await WaitAsync(same.Output.Trim())).GetProperty("status").GetString().ShouldBe("error");
        var ended = await WaitAsync(changed.Output.Trim());
        ended.GetProperty("status").GetString().ShouldBe("terminated");
        ended.GetProperty("name").GetString().ShouldBe("second");
        ended.GetProperty("restart_of").GetInt64().ToString().ShouldBe(id);
    }

    [Fact]
    public async Task Options_of_a_submission_are_shown_and_an_execution_is_extended()
    {
        var start = await ZoeProgram.RunAsync(
            _server, "start", "options", Samples.Batch("sleep 600"), "--priority", "3", "--time-limit", "2h", "--expected-duration", "90s");
        start.ExitCode.ShouldBe(0, start.Error);
        var id = start.Output.Trim();

        var extended = await ZoeProgram.RunAsync(_server, "extend", id, "--for", "1h");
        extended.Output.ShouldStartWith($"Execution {id} is kept until ");
        var inspected = await ZoeProgram.RunAsync(_server, "inspect", id);
        var pairs = inspected.Output.Split('\n').Select(line => line.Split("  ", 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        pairs.ShouldContain(pair => pair.SequenceEqual(new[] { "Priority", "3" }));
        pairs.ShouldContain(pair => pair.SequenceEqual(new[] { "Time limit", "02:00:00" }));
        pairs.ShouldContain(pair => pair.SequenceEqual(new[] { "Expected duration", "00:01:30" }));
        (await ZoeProgram.RunAsync(_server, "terminate", id)).ExitCode.ShouldBe(0);

        var wrong = await ZoeProgram.RunAsync(_server, "start", "x", Samples.Batch("true"), "--time-limit", "soon");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldBe("zoe: --time-limit is 'soon'; it must be a duration such as 90s, 10m, 2h or 1d.\n");
    }

    private async Task<JsonElement> WaitAsync(string id)
    {
        while (true)
        {
            var run = await ZoeProgram.RunAsync(_server, "inspect", id, "--json");
            var execution = JsonElement.Parse(run.Output).GetProperty("execution");
            if (execution.GetProperty("status").GetString() is "terminated" or "error") return execution;
        }
    }
}
