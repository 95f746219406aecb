using System.CommandLine;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe history</c>: the transitions of an execution and its services.</summary>
internal static class HistoryCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("history", "Show what happened to an execution and its services") { Id }, async (context, cancellation) =>
        {
            var history = await context.Client.GetHistoryAsync(context.Parsed.GetRequiredValue(Id), cancellation);
            if (context.Json)
            {
                CommandContext.Print(history, PrintedJsonContext.Default.HistoryDocument);
                return ExitCodes.Success;
            }

            PlainTable.Write(
                ["TIME", "SERVICE", "FROM", "TO", "BY", "REASON"],
                history.Entries.Select(entry => new[]
                {
                    TimeText.Local(entry.Time), entry.Service ?? "-", entry.From ?? "-", entry.To, entry.By, entry.Reason ?? "",
                }));
            if (history.Omitted > 0) CommandContext.Error.WriteLine($"{history.Omitted} entries are no longer kept.");
            return ExitCodes.Success;
        });
}
