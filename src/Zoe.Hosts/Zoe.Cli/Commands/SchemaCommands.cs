using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Hosting.Store.Maintenance;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db status</c> and <c>zoe db migrate</c>.</summary>
internal static class SchemaCommands
{
    public static Command CreateStatus(GlobalOptions globals)
    {
        var command = new Command("status", "Show the schema version, who leads, and the size of the store, without changing it");
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, json, cancellation) => store.RunAsync(
            parsed, async (opened, cancel) => Print(await opened.Maintenance.ReadStatusAsync(cancel), json), cancellation));
    }

    public static Command CreateMigrate(GlobalOptions globals)
    {
        var command = new Command("migrate", "Bring the schema to the version of this program, as a server does when it starts");
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, json, cancellation) => store.RunAsync(
            parsed, (opened, cancel) => MigrateAsync(opened.Maintenance, json, cancel), cancellation));
    }

    private static async Task MigrateAsync(IStoreMaintenance store, bool json, CancellationToken cancellationToken)
    {
        var applied = new List<string>();
        await store.MigrateAsync(
            name =>
            {
                applied.Add(name);
                if (!json) CommandContext.Out.WriteLine($"applied {name}");
            },
            cancellationToken);
        if (json) CommandContext.Print(applied, PrintedJsonContext.Default.ListString);
        else if (applied.Count == 0) CommandContext.Out.WriteLine("Nothing to do: the schema has the version of this program.");
    }

    private static void Print(StoreStatus status, bool json)
    {
        if (json)
        {
            CommandContext.Print(StoreStatusDocument.Of(status), PrintedJsonContext.Default.StoreStatusDocument);
            return;
        }

        PlainTable.WritePairs(
            ("store", status.Kind),
            ("location", status.Location),
            ("schema", Schema(status)),
            ("pending", status.Pending.IsEmpty ? null : string.Join(", ", status.Pending)),
            ("leader", Leader(status)),
            ("epoch", Text(status.Epoch)),
            ("size", $"{Text(status.Bytes)} bytes"));
        CommandContext.Out.WriteLine();
        PlainTable.Write(
            ["TABLE", "ROWS", "BYTES"],
            status.Tables.Select(table => new[] { table.Name, Text(table.Rows), table.Bytes is { } bytes ? Text(bytes) : "-" }));
    }

    private static string Schema(StoreStatus status) => (status.Version - status.SupportedVersion) switch
    {
        0 => $"version {Text(status.Version)}, which this program needs",
        < 0 => $"version {Text(status.Version)}; this program needs {Text(status.SupportedVersion)}",
        > 0 => $"version {Text(status.Version)}; this program supports at most {Text(status.SupportedVersion)} and refuses it",
    };

    private static string Leader(StoreStatus status) => status switch
    {
        { Leader: null } => "none: no server runs, or none has taken over yet",
        { HeartbeatAge: { } age } => string.Create(CultureInfo.InvariantCulture, $"{status.Leader}, heartbeat {age.TotalSeconds:0.0} s ago"),
        _ => status.Leader,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
