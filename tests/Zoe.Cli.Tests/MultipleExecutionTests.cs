using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Commands on several executions, lists, and unknown commands and options.</summary>
public sealed class MultipleExecutionTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task Terminate_and_rm_continue_after_an_execution_that_does_not_exist()
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
    public async Task Ps_without_executions_explains_how_to_list_ended_ones()
    {
        var run = await ZoeProgram.RunAsync(_server, "ps", "--name", "nobody-has-this-name");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe("There are no active executions named 'nobody-has-this-name'; 'zoe ps --all' includes those that have ended.\n");
        (await ZoeProgram.RunAsync(_server, "ps", "--name", "nobody-has-this-name", "--all")).Error
            .ShouldBe("There are no executions named 'nobody-has-this-name'.\n");
        (await ZoeProgram.RunAsync(_server, "ps", "--name", "nobody-has-this-name", "-s", "running")).Error
            .ShouldBe("No execution named 'nobody-has-this-name' is running; 'zoe ps --all' lists executions with any status.\n");
        (await ZoeProgram.RunAsync(_server, "ps", "--name", "nobody-has-this-name", "--json")).Output.Trim().ShouldBe("{}");
    }

    [Fact]
    public async Task Ps_limit_below_zero_is_rejected()
    {
        var run = await ZoeProgram.RunAsync(_server, "ps", "--limit", "-1");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: --limit is -1; it must be an integer, 0 or more.\n");
    }

    [Theory]
    [InlineData("zoe: There is no command 'termiante'. Did you mean 'terminate'?", "termiante", "7")]
    [InlineData("zoe: There is no option '--folow'. Did you mean '--follow'?", "logs", "7", "--folow")]
    public async Task Unknown_command_or_option_gets_the_nearest_as_a_suggestion(string message, params string[] arguments)
    {
        var run = await ZoeProgram.RunAsync(_server, arguments);

        run.ExitCode.ShouldBe(2);
        run.Error.Split('\n')[0].ShouldBe(message);
    }

    [Fact]
    public async Task Nodes_are_listed_with_state_and_reservations()
    {
        var shown = await ZoeProgram.RunAsync(_server, "nodes");
        var json = JsonElement.Parse((await ZoeProgram.RunAsync(_server, "nodes", "--json")).Output);

        shown.Output.ShouldStartWith("NAME");
        shown.Output.ShouldContain(" ready ");
        json[0].GetProperty("status").GetString().ShouldBe("online");
        json[0].GetProperty("disabled").GetBoolean().ShouldBeFalse();
    }
}
