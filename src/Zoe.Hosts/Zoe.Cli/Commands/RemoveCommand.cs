using System.CommandLine;
using Zoe.Cli.Api;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe rm</c>: forgets executions that have ended, with their logs.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<long[]> Ids = CommonArguments.ExecutionIds();

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("rm", "Forget executions that have ended") { Ids }, async (context, cancellation) =>
        {
            var ids = context.Parsed.GetRequiredValue(Ids);
            var removed = new List<StartedDocument>();
            var result = await ForEach.RunAsync(ids, async id =>
            {
                await context.Client.DeleteAsync(id, cancellation);
                removed.Add(new StartedDocument(id));
            });
            if (context.Json && ids.Length > 1) CommandContext.Print(removed, ApiJsonContext.Default.ListStartedDocument);
            else if (context.Json && removed is [var one]) CommandContext.Print(one, ApiJsonContext.Default.StartedDocument);
            return result;
        });
}
