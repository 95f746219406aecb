using System.CommandLine;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db</c>: commands for the database of a server, on its machine.</summary>
internal static class DatabaseCommand
{
    public static Command Create(GlobalOptions globals) =>
        new("db", "Examine, migrate, back up and move the store of a server")
        {
            SchemaCommands.CreateStatus(globals), SchemaCommands.CreateMigrate(globals), CreateBackup(globals),
            PurgeCommand.Create(globals), TransferCommands.CreateExport(globals), TransferCommands.CreateImport(globals),
        };

    private static Command CreateBackup(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "The copy to create; it must not exist" };
        var data = new Option<string?>("--data") { Description = StoreOptions.DataDescription };
        return globals.WithLocalAction(
            new Command("backup", "Copy the database, even while the server is running, and verify the copy") { file, data },
            (parsed, _, cancellation) => BackupAsync(parsed.GetRequiredValue(file), parsed.GetValue(data), cancellation));
    }

    private static async Task<int> BackupAsync(string file, string? data, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await SqliteBackup.CreateAsync(Path.Combine(StoreOptions.DataFolder(data), "zoe.db"), file, cancellationToken);
            CommandContext.Out.WriteLine($"{file}: {bytes} bytes, verified");
            return ExitCodes.Success;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new CliException($"The backup failed: {failure.Message}");
        }
    }
}
