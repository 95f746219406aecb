using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe rm</c>: removes executions that have ended, with their logs.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<long[]> Ids = CommonArguments.ExecutionIds();

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("rm", "Remove executions that have ended, with their logs") { Ids }, async (context, cancellation) =>
        {
            var ids = context.Parsed.GetRequiredValue(Ids);
            var removed = new List<StartedDocument>();
            var result = await BatchOperation.RunAsync(ids, async id =>
            {
                await context.Client.DeleteAsync(id, cancellation);
                removed.Add(new StartedDocument(id));
            });
            if (context.Json && ids.Length > 1) CommandContext.Print(removed, PrintedJsonContext.Default.ListStartedDocument);
            else if (context.Json && removed is [var one]) CommandContext.Print(one, PrintedJsonContext.Default.StartedDocument);
            return result;
        });
}
