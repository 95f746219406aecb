using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe audit</c>: who did what.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> By = new("--by") { Description = "Only what this user did" };
    private static readonly Option<string?> Action = new("--action") { Description = "Only this action, for example login or execution.submit" };
    private static readonly Option<long?> Execution = new("--execution") { Description = "Only what was done to this execution" };
    private static readonly Option<string?> Result = new("--result") { Description = "Only with this result: ok, refused or failed" };
    private static readonly Option<string?> Since = new("--since") { Description = "Only from this time on: 2h ago as 2h, or a time" };
    private static readonly Option<string?> Until = new("--until") { Description = "Only before this time" };
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "Maximum number of entries", DefaultValueFactory = _ => 50 };

    public static Command Create(GlobalOptions globals) => globals.WithServerAction(
        new Command("audit", "Show who did what, newest first (administrator only)") { By, Action, Execution, Result, Since, Until, Limit },
        ReadAsync);

    private static async Task<int> ReadAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        DateTimeOffset? Time(Option<string?> option) =>
            context.Parsed.GetValue(option) is { } text ? TimeArgument.Parse(option.Name, text, now) : null;
        var filter = new AuditFilter
        {
            User = context.Parsed.GetValue(By),
            Action = context.Parsed.GetValue(Action),
            Target = context.Parsed.GetValue(Execution) is { } id ? $"execution {id}" : null,
            Result = context.Parsed.GetValue(Result),
            Since = Time(Since),
            Until = Time(Until),
        };
        var entries = new List<AuditEntryDocument>();
        await foreach (var entry in context.Client.ReadAuditAsync(filter, cancellationToken).Take(context.Parsed.GetValue(Limit)).WithCancellation(cancellationToken))
            entries.Add(entry);
        if (context.Json)
        {
            CommandContext.Print(entries, PrintedJsonContext.Default.ListAuditEntryDocument);
            return ExitCodes.Success;
        }

        PlainTable.Write(
            ["TIME", "USER", "ADDRESS", "ACTION", "TARGET", "RESULT", "DETAIL"],
            entries.Select(entry => new[]
            {
                TimeText.Local(entry.Time), entry.User, entry.Source ?? "-", entry.Action, entry.Target ?? "-", entry.Result, entry.Detail ?? "",
            }),
            "ADDRESS");
        return ExitCodes.Success;
    }
}
