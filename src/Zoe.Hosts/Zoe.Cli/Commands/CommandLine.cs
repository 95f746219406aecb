using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Zoe.Cli.Api;

namespace Zoe.Cli.Commands;

/// <summary>The whole command line: parses, runs, and turns every failure into a message and an exit code.</summary>
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
        catch (Exception exception) when (Explain(exception) is { } message)
        {
            await Console.Error.WriteLineAsync($"zoe: {message}");
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>Lets a command end in its own way; a second signal ends the program at once.</summary>
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
            LogsCommand.Create(globals),
            EndpointsCommand.Create(globals),
            TerminateCommand.Create(globals),
            RemoveCommand.Create(globals),
            DatabaseCommand.Create(globals),
        };
        globals.AddTo(root);
        return root;
    }

    private static int ReportUsage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"zoe: {error.Message}");
        var path = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
            path.Insert(0, command.Command is RootCommand ? "zoe" : command.Command.Name);
        Console.Error.WriteLine($"'{string.Join(' ', path)} --help' tells how it is used.");
        return ExitCodes.Usage;
    }

    private static string? Explain(Exception exception) => exception switch
    {
        CliException or ApiException => exception.Message,
        HttpRequestException http => $"The server cannot be reached: {http.Message}.",
        TaskCanceledException { InnerException: TimeoutException } => "The server did not answer in time.",
        IOException io => $"The connection broke: {io.Message}",
        _ => null,
    };
}
