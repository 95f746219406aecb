using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Zoe.Cli.Commands.Simulate;
using Zoe.Model.Diagnostics;
using ParseResult = System.CommandLine.ParseResult;

namespace Zoe.Cli.Commands;

/// <summary>Parses and runs the command line; failures become messages and exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var parsed = Create().Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0) return ReportUsage(parsed);
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = StopOn(PosixSignal.SIGINT, interrupted);
        using var terminate = StopOn(PosixSignal.SIGTERM, interrupted);
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, interrupted.Token);
        }
        catch (Exception exception) when (FailureMessage.Describe(exception) is { } message)
        {
            await Console.Error.WriteLineAsync($"zoe: {message}");
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>Cancels the command at the first signal; a second one ends the program immediately.</summary>
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource interrupted) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        });

    private static RootCommand Create()
    {
        var globals = new GlobalOptions();
        var root = new RootCommand("Runs analytic applications (ZApps) on a Zoe server.")
        {
            InfoCommand.Create(globals),
            ValidateCommand.Create(globals),
            SimulateCommand.Create(globals),
            ConvertCommand.Create(globals),
            BundleCommand.Create(globals),
            UnbundleCommand.Create(globals),
            StartCommand.Create(globals),
            PsCommand.Create(globals),
            InspectCommand.Create(globals),
            HistoryCommand.Create(globals),
            LogsCommand.Create(globals),
            NodesCommand.Create(globals),
            EndpointsCommand.Create(globals),
            TerminateCommand.Create(globals),
            RestartCommand.Create(globals),
            ExtendCommand.Create(globals),
            RemoveCommand.Create(globals),
            DatabaseCommand.Create(globals),
        };
        globals.AddTo(root);
        return root;
    }

    /// <summary>Message for an unknown command or option, with a suggestion; null for other errors.</summary>
    private static string? DescribeUnknownToken(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..]) return null;
        var command = parsed.CommandResult.Command;
        if (word.StartsWith('-'))
        {
            var options = command.Options.Concat(parsed.RootCommandResult.Command.Options).Where(option => !option.Hidden);
            return $"There is no option '{word}'.{NearestName.Hint(word, options.SelectMany(option => option.Aliases.Prepend(option.Name)))}";
        }

        return command.Subcommands.Count == 0
            ? null
            : $"There is no command '{word}'.{NearestName.Hint(word, command.Subcommands.Select(one => one.Name))}";
    }

    private static int ReportUsage(ParseResult parsed)
    {
        if (DescribeUnknownToken(parsed) is { } unknown) Console.Error.WriteLine($"zoe: {unknown}");
        else
            foreach (var message in parsed.Errors.Select(error => error.Message).Distinct()) Console.Error.WriteLine($"zoe: {message}");
        var path = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
            path.Insert(0, command.Command is RootCommand ? "zoe" : command.Command.Name);
        Console.Error.WriteLine($"'{string.Join(' ', path)} --help' shows the usage.");
        return ExitCodes.Usage;
    }
}
