using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Cli.Watching;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe terminate</c>: ends executions; sends all requests before waiting.</summary>
internal static class TerminateCommand
{
    private static readonly Argument<long[]> Ids = CommonArguments.ExecutionIds();

    private static readonly Option<bool> Wait = new("--wait", "-w") { Description = "Wait until they are cleaned up" };

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("terminate", "End executions") { Ids, Wait }, TerminateAsync);

    private static async Task<int> TerminateAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ids = context.Parsed.GetRequiredValue(Ids);
        var ended = new List<long>();
        var result = await BatchOperation.RunAsync(ids, async id =>
        {
            await context.Client.TerminateAsync(id, cancellationToken);
            ended.Add(id);
        });
        if (context.Parsed.GetValue(Wait))
        {
            var waiting = context.CreateWaitingClient();
            foreach (var id in ended) await ExecutionProgress.WaitForEndAsync(waiting, id, CommandContext.Error, cancellationToken);
        }

        if (!context.Json) return result;
        var documents = new List<ExecutionDocument>();
        foreach (var id in ended) documents.Add(await context.Client.GetExecutionAsync(id, cancellationToken));
        if (ids.Length > 1) CommandContext.Print(documents, PrintedJsonContext.Default.ListExecutionDocument);
        else if (documents is [var one]) CommandContext.Print(one, PrintedJsonContext.Default.ExecutionDocument);
        return result;
    }
}
