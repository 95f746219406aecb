using Microsoft.Extensions.Configuration;

namespace Zoe.Web.Tests;

/// <summary>Where settings come from.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void The_command_line_wins_over_the_environment_which_wins_over_the_file()
    {
        var file = new Dictionary<string, string?> { ["Zoe:ListenPort"] = "1", ["Zoe:DeploymentName"] = "file" };
        var environment = new Dictionary<string, string> { ["ZOE_LISTEN_PORT"] = "2", ["ZOE_DEPLOYMENT_NAME"] = "env" };

        Read([], [], []).ListenPort.ShouldBe(5001);
        Read([], [], file).ListenPort.ShouldBe(1);
        Read([], environment, file).ListenPort.ShouldBe(2);
        Read(["--listen-port=3"], environment, file).ListenPort.ShouldBe(3);
        Read(["--listen-port", "4"], environment, file).Engine.DeploymentName.ShouldBe("env");
    }

    [Fact]
    public void Names_are_accepted_as_the_original_writes_them()
    {
        Read(["--scheduler-policy=FIFO", "--backend=dockerengine"], [], []).Backend.ShouldBe(BackendKind.DockerEngine);
    }

    [Fact]
    public void An_unknown_key_of_the_file_is_an_error_with_a_suggestion()
    {
        Errors([], new Dictionary<string, string?> { ["Zoe:ListenProt"] = "1" }).Single()
            .ShouldBe("Zoe:ListenProt in appsettings.json is not a setting. Did you mean ListenPort?");
    }

    [Theory]
    [InlineData("--listen-port", "--listen-port needs a value: --listen-port VALUE.")]
    [InlineData("--listen-port=1 --listen-port=2", "--listen-port is given twice.")]
    [InlineData("5001", "'5001' is not understood: everything on the command line is --option VALUE; --help lists them.")]
    [InlineData("--listen-address=here", "--listen-address is 'here', which is not an IP address such as 127.0.0.1 or 0.0.0.0.")]
    [InlineData("--listen-port=65536", "--listen-port is '65536'; a port is a number from 0 (any free one) to 65535.")]
    public void Mistakes_on_the_command_line_are_explained(string line, string expected)
    {
        Errors(line.Split(' '), []).ShouldBe([expected]);
    }

    private static HostSettings Read(
        string[] arguments, Dictionary<string, string> environment, Dictionary<string, string?> file)
    {
        var errors = new List<string>();
        var settings = Read(arguments, environment, file, errors);
        errors.ShouldBeEmpty();
        return settings;
    }

    private static List<string> Errors(string[] arguments, Dictionary<string, string?> file)
    {
        var errors = new List<string>();
        Read(arguments, [], file, errors);
        return errors;
    }

    private static HostSettings Read(
        string[] arguments, Dictionary<string, string> environment, Dictionary<string, string?> file, List<string> errors)
    {
        var commandLine = HostCommandLine.Parse(arguments);
        errors.AddRange(commandLine.Errors);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(file).Build();
        var sources = new SettingSources(commandLine.Values, name => environment.GetValueOrDefault(name), configuration);
        return new SettingsReader(sources, errors).Read();
    }
}
