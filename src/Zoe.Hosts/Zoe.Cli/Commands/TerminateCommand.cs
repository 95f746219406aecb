using System.CommandLine;
using Zoe.Cli.Api;
using Zoe.Cli.Watching;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe terminate</c>: ends an execution.</summary>
internal static class TerminateCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    private static readonly Option<bool> Wait = new("--wait", "-w") { Description = "Wait until it is cleaned up" };

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("terminate", "End an execution") { Id, Wait }, async (context, cancellation) =>
        {
            var id = context.Parsed.GetRequiredValue(Id);
            await context.Client.TerminateAsync(id, cancellation);
            if (context.Parsed.GetValue(Wait))
            {
                var retry = new Retry(context.Time, CommandContext.Error);
                await new ExecutionWatch(context.Client, retry, context.Time, CommandContext.Error)
                    .WaitForEndAsync(id, cancellation);
            }

            if (context.Json)
            {
                CommandContext.Print(
                    await context.Client.GetExecutionAsync(id, cancellation), ApiJsonContext.Default.ExecutionDocument);
            }

            return ExitCodes.Success;
        });
}
