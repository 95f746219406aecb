using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>The other commands, with text and JSON output.</summary>
public sealed class CommandTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task Info_needs_no_login()
    {
        var environment = new Dictionary<string, string> { ["ZOE_URL"] = _server.Url.ToString(), ["HOME"] = "/nonexistent" };
        var run = await ProgramRun.RunAsync("zoe.dll", ["info", "--json"], environment);
        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement.Parse(run.Output).GetProperty("api_version").GetString().ShouldBe("0.7");
    }

    [Fact]
    public async Task An_ended_execution_is_listed_inspected_read_and_removed()
    {
        var file = Samples.Batch("echo said");
        var id = await ZoeProgram.StartExecutionAsync(_server, "seen", file);
        await WaitForEndAsync(id);

        (await ZoeProgram.RunAsync(_server, "ps", "--name", "seen")).Output.ShouldNotContain("seen");
        var ps = await ZoeProgram.RunAsync(_server, "ps", "--all", "--name", "seen", "--limit", "1");
        ps.Output.ShouldContain("seen");
        ps.Output.ShouldContain("terminated");
        ps.Output.ShouldNotContain("\u001b");

        var inspect = await ZoeProgram.RunAsync(_server, "inspect", id);
        inspect.Output.ShouldContain("hello0");
        var details = JsonElement.Parse((await ZoeProgram.RunAsync(_server, "inspect", id, "--json")).Output);
        var serviceId = details.GetProperty("services")[0].GetProperty("id").GetInt64();

        (await ZoeProgram.RunAsync(_server, "logs", "--service-id", $"{serviceId}")).Output.ShouldBe("said\n");
        (await ZoeProgram.RunAsync(_server, "logs", $"{id}/{serviceId}")).Output.ShouldBe("said\n");
        (await ZoeProgram.RunAsync(_server, "logs", id)).Output.ShouldBe("hello0 | said\n");
        (await ZoeProgram.RunAsync(_server, "logs", "-f", $"{id}/hello0")).Output.ShouldBe("said\n");
        var line = JsonElement.Parse((await ZoeProgram.RunAsync(_server, "logs", $"{id}/hello0", "--json")).Output);
        line.GetProperty("line").GetString().ShouldBe("said");
        var missing = await ZoeProgram.RunAsync(_server, "logs", $"{id}/nobody0");
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldContain("it has hello0");

        (await ZoeProgram.RunAsync(_server, "rm", id)).ExitCode.ShouldBe(0);
        var gone = await ZoeProgram.RunAsync(_server, "inspect", id);
        gone.ExitCode.ShouldBe(1);
        gone.Error.ShouldBe($"zoe: There is no execution {id}.\n");
    }

    [Fact]
    public async Task A_running_execution_has_links_and_can_be_terminated()
    {
        var id = await ZoeProgram.StartExecutionAsync(_server, "web", Samples.PathOf("web-server"));
        string output;
        do output = (await ZoeProgram.RunAsync(_server, "endpoints", id)).Output;
        while (output.Length == 0);
        output.ShouldStartWith("Web page  http://127.0.0.1:");
        (await ZoeProgram.RunAsync(_server, "ps", "-s", "running", "--name", "web")).Output.ShouldContain("web-server");
        var terminate = await ZoeProgram.RunAsync(_server, "terminate", id, "--wait");
        terminate.ExitCode.ShouldBe(0, terminate.Error);
        var again = await ZoeProgram.RunAsync(_server, "terminate", id);
        again.ExitCode.ShouldBe(1);
        again.Error.ShouldContain("Execution is not running");
    }

    private async Task WaitForEndAsync(string id)
    {
        ProgramRun run;
        do run = await ZoeProgram.RunAsync(_server, "inspect", id);
        while (!run.Output.Contains("terminated", StringComparison.Ordinal));
    }
}
