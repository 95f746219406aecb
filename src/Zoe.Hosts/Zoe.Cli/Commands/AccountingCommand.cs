using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe accounting</c>: core-hours and GiB-hours of users by month.</summary>
internal static class AccountingCommand
{
    private static readonly Option<string?> Month = new("--month") { Description = "Only this month (UTC), such as 2026-11; all without it" };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Print comma-separated values" };

    private static readonly string[] Columns =
        ["month", "user", "reserved_core_hours", "used_core_hours", "reserved_gib_hours", "used_gib_hours"];

    public static Command Create(GlobalOptions globals) => globals.WithServerAction(
        new Command("accounting", "Show core-hours and GiB-hours by user and month") { Month, Csv },
        async (context, cancellation) =>
        {
            var entries = await context.Client.GetAccountingAsync(context.Parsed.GetValue(Month), cancellation);
            if (context.Json) CommandContext.Print([.. entries], PrintedJsonContext.Default.ListAccountingDocument);
            else if (context.Parsed.GetValue(Csv)) WriteCsv(entries);
            else PlainTable.Write([.. Columns.Select(column => column.Replace('_', ' ').ToUpperInvariant())], entries.Select(Cells));
            return ExitCodes.Success;
        });

    private static void WriteCsv(IReadOnlyList<AccountingDocument> entries)
    {
        CommandContext.Out.WriteLine(string.Join(',', Columns));
        foreach (var entry in entries) CommandContext.Out.WriteLine(string.Join(',', Cells(entry).Select(Quote)));
    }

    private static string[] Cells(AccountingDocument entry) =>
    [
        entry.Month, entry.User, Hours(entry.ReservedCoreHours), Hours(entry.UsedCoreHours), Hours(entry.ReservedGibHours), Hours(entry.UsedGibHours),
    ];

    private static string Hours(double hours) => hours.ToString("0.###", CultureInfo.InvariantCulture);

    // Quoted as RFC 4180 says; a leading apostrophe keeps spreadsheets from taking a name for a formula.
    private static string Quote(string cell)
    {
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@') cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
