using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Cli.Watching;
using Zoe.Client;
using Zoe.Client.Documents;
using Zoe.Model;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe start</c>: submits a ZApp; optionally waits for it or follows its output.</summary>
internal static class StartCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "Name of the execution" };

    private static readonly Argument<string> File = new("jsonfile") { Description = "File with the ZApp" };

    private static readonly Option<bool> Wait = new("--wait", "-w")
    {
        Description = "Wait until it has ended: exit code 0 if it terminated, 1 if it failed",
    };

    private static readonly Option<bool> Follow = new("--follow", "-f")
    {
        Description = "Follow the log of its monitor service",
    };

    public static Command Create(GlobalOptions globals)
    {
        var command = new Command("start", "Start a ZApp") { Name, File, Wait, Follow };
        SubmissionArguments.AddTo(command);
        return globals.WithServerAction(command, StartAsync);
    }

    private static async Task<int> StartAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = SubmissionArguments.Read(context);
        var file = context.Parsed.GetRequiredValue(File);
        var zapp = await ZAppFile.ReadAsync(file, cancellationToken);
        foreach (var diagnostic in zapp.Diagnostics)
            CommandContext.Error.WriteLine(DiagnosticPrinter.Format(file, diagnostic));
        if (!zapp.IsValid) return ExitCodes.Failure;

        var name = context.Parsed.GetRequiredValue(Name);
        var id = await context.Client.SubmitAsync(name, ZAppWriter.Write(zapp.Value), options, cancellationToken);
        var wait = context.Parsed.GetValue(Wait);
        var follow = context.Parsed.GetValue(Follow);
        if (!wait && !follow)
        {
            if (context.Json) CommandContext.Print(new StartedDocument(id), PrintedJsonContext.Default.StartedDocument);
            else CommandContext.Out.WriteLine(id);
            return ExitCodes.Success;
        }

        CommandContext.Error.WriteLine($"Execution {id} was accepted.");
        try
        {
            return await WatchAsync(context, id, wait, follow, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            CommandContext.Error.WriteLine($"Execution {id} keeps running; 'zoe terminate {id}' ends it.");
            return ExitCodes.Interrupted;
        }
    }

    private static async Task<int> WatchAsync(
        CommandContext context, long id, bool wait, bool follow, CancellationToken cancellationToken)
    {
        using var logEnded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = context.CreateWaitingClient();
        var end = ExecutionProgress.WaitForEndAsync(waiting, id, CommandContext.Error, logEnded.Token);
        if (follow)
        {
            var monitor = await MonitorServiceFinder.FindAsync(waiting, id, context.Time, cancellationToken);
            if (monitor is not null)
                await LogPrinter.PrintAsync(waiting, monitor.Id, new LogQuery { Follow = true }, context.Json, null, cancellationToken);
            if (!wait)
            {
                await logEnded.CancelAsync();
                // Wait until nothing more is printed.
                await ((Task)end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return ExitCodes.Success;
            }
        }

        var execution = await end;
        if (context.Json) CommandContext.Print(execution, PrintedJsonContext.Default.ExecutionDocument);
        return execution.Status == "terminated" ? ExitCodes.Success : ExitCodes.Failure;
    }
}
