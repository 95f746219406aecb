using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Commands that take several executions, and what is said when a word is not known.</summary>
public sealed class SeveralTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task All_are_ended_and_removed_though_one_of_them_does_not_exist()
    {
        var file = Samples.Batch("sleep 600");
        var first = await ZoeProgram.StartExecutionAsync(_server, "several", file);
        var second = await ZoeProgram.StartExecutionAsync(_server, "several", file);

        var ended = await ZoeProgram.RunAsync(_server, "terminate", first, "987654", second, "--wait");
        var removed = await ZoeProgram.RunAsync(_server, "rm", first, "987654", second);

        ended.ExitCode.ShouldBe(1);
        ended.Error.ShouldContain("zoe: Execution 987654: ");
        removed.ExitCode.ShouldBe(1);
        removed.Error.ShouldContain("zoe: Execution 987654: ");
        (await ZoeProgram.RunAsync(_server, "ps", "--all", "--name", "several", "--json")).Output.Trim().ShouldBe("{}");
    }

    [Fact]
    public async Task Ps_says_that_there_is_nothing_and_how_to_see_what_has_ended()
    {
        var run = await ZoeProgram.RunAsync(_server, "ps", "--name", "nobody-has-this-name");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBe("There are no active executions of the name 'nobody-has-this-name'; 'zoe ps --all' also lists those that have ended.\n");
    }

    [Theory]
    [InlineData("zoe: There is no command 'termiante'. Did you mean 'terminate'?", "termiante", "7")]
    [InlineData("zoe: There is no option '--folow'. Did you mean '--follow'?", "logs", "7", "--folow")]
    public async Task An_unknown_word_is_answered_with_the_nearest(string message, params string[] arguments)
    {
        var run = await ZoeProgram.RunAsync(_server, arguments);

        run.ExitCode.ShouldBe(2);
        run.Error.Split('\n')[0].ShouldBe(message);
    }

    [Fact]
    public async Task Nodes_are_listed_with_state_and_use()
    {
        var shown = await ZoeProgram.RunAsync(_server, "nodes");
        var json = JsonElement.Parse((await ZoeProgram.RunAsync(_server, "nodes", "--json")).Output);

        shown.Output.ShouldStartWith("NAME");
        shown.Output.ShouldContain(" ready ");
        json[0].GetProperty("status").GetString().ShouldBe("online");
        json[0].GetProperty("disabled").GetBoolean().ShouldBeFalse();
    }
}
