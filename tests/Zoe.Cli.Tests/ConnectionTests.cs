using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Finding the server, logging in, and the messages when that fails.</summary>
public sealed class ConnectionTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    [Fact]
    public async Task Unreachable_server_is_reported_in_one_sentence()
    {
        var run = await RunAsync([], "info", "--url", "http://127.0.0.1:1");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: The server cannot be reached: Connection refused (127.0.0.1:1).\n");
    }

    [Fact]
    public async Task Wrong_password_is_reported_in_one_sentence()
    {
        var environment = ZoeProgram.EnvironmentFor(_server);
        environment["ZOE_USER"] = "eve";
        environment["ZOE_PASS"] = "wrong";
        var run = await RunAsync(environment, "ps");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: The login failed: Wrong user name or password. Check ZOE_USER and ZOE_PASS.\n");
    }

    [Fact]
    public async Task Missing_login_data_is_reported_with_where_to_set_it()
    {
        var environment = ZoeProgram.EnvironmentFor(_server);
        environment.Remove("ZOE_PASS");
        var run = await RunAsync(environment, "ps");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("ZOE_PASS");
        run.Error.ShouldContain(".zoerc");
    }

    [Fact]
    public async Task Login_is_read_from_a_file_and_the_environment_takes_precedence()
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

    [Fact]
    public async Task Server_certificate_of_a_private_authority_is_accepted_with_ca_file_only()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-tls-").FullName;
        using var authority = new TestAuthority(folder, "private");
        using var certificate = authority.Issue("server", "127.0.0.1");
        await using var relay = new TcpRelay(certificate);
        relay.ForwardTo(_server.Url);
        var environment = ZoeProgram.EnvironmentFor(_server);
        environment["ZOE_URL"] = relay.Url.ToString();

        var refused = await RunAsync(environment, "nodes");
        var missing = await RunAsync(environment, "nodes", "--ca-file", "/no/such/ca.pem");
        var accepted = await RunAsync(environment, "nodes", "--ca-file", authority.CaFile);
        environment["ZOE_CA_FILE"] = authority.CaFile;
        var fromEnvironment = await RunAsync(environment, "nodes");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldBe("zoe: The server's certificate comes from an authority that is not trusted; set the file"
            + " with the authority's certificate (PEM) with --ca-file or ZOE_CA_FILE.\n");
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldStartWith("zoe: The file of trusted authorities cannot be read: ");
        accepted.ExitCode.ShouldBe(0, accepted.Error);
        accepted.Output.ShouldStartWith("NAME");
        fromEnvironment.ExitCode.ShouldBe(0, fromEnvironment.Error);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task File_without_a_certificate_is_rejected_as_ca_file()
    {
        var run = await RunAsync(ZoeProgram.EnvironmentFor(_server), "info", "--ca-file", "/dev/null");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("zoe: There is no certificate (PEM) in /dev/null.\n");
    }

    [Theory]
    [InlineData("strat x y")]
    [InlineData("start onlyname")]
    [InlineData("inspect one")]
    [InlineData("ps --status runing")]
    [InlineData("ps --limit many")]
    [InlineData("info --no-such-option")]
    public async Task An_invalid_command_line_exits_with_2_and_an_explanation(string line)
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
