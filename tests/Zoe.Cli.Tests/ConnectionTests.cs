using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Finding the server, logging in, and saying clearly what went wrong.</summary>
public sealed class ConnectionTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_one_sentence()
    {
        var run = await RunAsync([], "info", "--url", "http://127.0.0.1:1");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: The server cannot be reached: Connection refused (127.0.0.1:1).\n");
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_one_sentence()
    {
        var environment = ZoeProgram.EnvironmentFor(_server);
        environment["ZOE_USER"] = "eve";
        environment["ZOE_PASS"] = "wrong";
        var run = await RunAsync(environment, "ps");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: The login was refused: Wrong user name or password. Check ZOE_USER and ZOE_PASS.\n");
    }

    [Fact]
    public async Task Missing_login_data_says_where_to_put_it()
    {
        var environment = ZoeProgram.EnvironmentFor(_server);
        environment.Remove("ZOE_PASS");
        var run = await RunAsync(environment, "ps");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("ZOE_PASS");
        run.Error.ShouldContain(".zoerc");
    }

    [Fact]
    public async Task Login_data_may_stand_in_a_file_and_the_environment_wins_over_it()
    {
        var home = Directory.CreateTempSubdirectory("zoe-home-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(home, ".zoerc"), $"url={_server.Url}\nuser=admin\npass={_server.Password}\ncolour=red\n",
            TestContext.Current.CancellationToken);
        var run = await RunAsync(new() { ["HOME"] = home }, "ps");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain(".zoerc:4");
        (await RunAsync(new() { ["HOME"] = home, ["ZOE_USER"] = "eve" }, "ps")).ExitCode.ShouldBe(1);
        (await RunAsync(new() { ["HOME"] = home, ["ZOE_USER"] = "eve" }, "ps", "--user", "admin")).ExitCode.ShouldBe(0);
        (await RunAsync(new() { ["HOME"] = "/nonexistent" }, "ps", "--auth-file", Path.Combine(home, ".zoerc"))).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("strat x y")]
    [InlineData("start onlyname")]
    [InlineData("inspect one")]
    [InlineData("ps --status runing")]
    [InlineData("ps --limit many")]
    [InlineData("info --no-such-option")]
    public async Task A_wrong_command_line_ends_with_two_and_says_what_is_wrong(string line)
    {
        var run = await RunAsync([], line.Split(' '));
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("zoe: ");
        run.Error.ShouldContain("--help");
    }

    [Fact]
    public async Task Without_arguments_it_shows_its_help()
    {
        var run = await RunAsync([]);
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("terminate");
    }

    private static Task<ProgramRun> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        ProgramRun.RunAsync("zoe.dll", arguments, environment);
}
