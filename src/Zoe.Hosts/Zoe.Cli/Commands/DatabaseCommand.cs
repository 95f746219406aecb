using System.CommandLine;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db</c>: commands on the database of a server, on its machine.</summary>
internal static class DatabaseCommand
{
    private const string DefaultFolder = "zoe-data";

    public static Command Create(GlobalOptions globals) =>
        new("db", "Back up the database of a server on this machine") { CreateBackup(globals) };

    private static Command CreateBackup(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "The copy to make; it must not be there yet" };
        var data = new Option<string?>("--data")
        {
            Description = "The server's data folder; ZOE_DATA_PATH or ./zoe-data if not given",
        };
        return globals.RunsLocally(
            new Command("backup", "Copy the database, also while the server runs, and check the copy") { file, data },
            (parsed, _, cancellation) => BackupAsync(parsed.GetRequiredValue(file), parsed.GetValue(data), cancellation));
    }

    private static async Task<int> BackupAsync(string file, string? data, CancellationToken cancellationToken)
    {
        data ??= Environment.GetEnvironmentVariable("ZOE_DATA_PATH") is { Length: > 0 } configured ? configured : DefaultFolder;
        try
        {
            var bytes = await SqliteBackup.CreateAsync(Path.Combine(data, "zoe.db"), file, cancellationToken);
            CommandContext.Out.WriteLine($"{file}: {bytes} bytes, checked");
            return ExitCodes.Success;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            throw new CliException($"No backup was made: {failure.Message}");
        }
    }
}
