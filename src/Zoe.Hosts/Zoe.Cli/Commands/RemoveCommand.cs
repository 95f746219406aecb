using System.CommandLine;
using Zoe.Cli.Api;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe rm</c>: forgets an execution that has ended, with its logs.</summary>
internal static class RemoveCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("rm", "Forget an execution that has ended") { Id }, async (context, cancellation) =>
        {
            var id = context.Parsed.GetRequiredValue(Id);
            await context.Client.DeleteAsync(id, cancellation);
            if (context.Json) CommandContext.Print(new StartedDocument(id), ApiJsonContext.Default.StartedDocument);
            return ExitCodes.Success;
        });
}
