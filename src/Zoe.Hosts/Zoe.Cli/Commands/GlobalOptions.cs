using System.CommandLine;
using Zoe.Cli.Connection;
using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Options of all commands.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> _url = new("--url")
    {
        Description = $"Address of the server [environment: ZOE_URL; default: {ConnectionSettings.DefaultUrl}]",
        Recursive = true,
    };

    private readonly Option<string?> _user = new("--user")
    {
        Description = "User name [environment: ZOE_USER]; the password comes from ZOE_PASS or the login file",
        Recursive = true,
    };

    private readonly Option<string?> _authFile = new("--auth-file")
    {
        Description = "Login file with lines url=, user=, pass= and ca_file= [default: ~/.zoerc]",
        Recursive = true,
    };

    private readonly Option<string?> _caFile = new("--ca-file")
    {
        Description = "PEM file with trusted authorities for https, instead of this machine's [environment: ZOE_CA_FILE]",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print JSON",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_url);
        root.Options.Add(_user);
        root.Options.Add(_authFile);
        root.Options.Add(_caFile);
        root.Options.Add(_json);
    }

    /// <summary>Sets the action of a command that needs a client for the server.</summary>
    public Command WithServerAction(Command command, Func<CommandContext, CancellationToken, Task<int>> run, bool needsLogin = true)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = Connect(parsed, needsLogin);
            var context = new CommandContext(parsed, client, parsed.GetValue(_json), TimeProvider.System);
            return await run(context, cancellationToken);
        });
        return command;
    }

    /// <summary>A client for the server of the command line; the caller disposes it.</summary>
    /// <exception cref="CliException">A login is required and missing.</exception>
    public ZoeClient Connect(ParseResult parsed, bool needsLogin = true) => ZoeClient.Create(ConnectionSettings.Resolve(
            parsed.GetValue(_url), parsed.GetValue(_user), parsed.GetValue(_authFile), parsed.GetValue(_caFile), Console.Error)
        .ToClientOptions(needsLogin));

    /// <summary>Sets the action of a command that needs no server.</summary>
    public Command WithLocalAction(Command command, Func<ParseResult, bool, CancellationToken, Task<int>> run)
    {
        command.SetAction((parsed, cancellationToken) => run(parsed, parsed.GetValue(_json), cancellationToken));
        return command;
    }
}
