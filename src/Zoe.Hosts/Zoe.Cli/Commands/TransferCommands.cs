using System.CommandLine;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe db export</c> and <c>zoe db import</c>: move a deployment to another store.</summary>
internal static class TransferCommands
{
    private static readonly TimeSpan LeaderWait = TimeSpan.FromSeconds(10);

    public static Command CreateExport(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "The file to create; it must not exist" };
        var command = new Command("export", "Write all executions and users as JSON lines, even while the server is running") { file };
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, _, cancellation) => store.RunAsync(
            parsed, mustExist: true, (opened, cancel) => ExportAsync(opened.Transfer, parsed.GetRequiredValue(file), cancel), cancellation));
    }

    public static Command CreateImport(GlobalOptions globals)
    {
        var file = new Argument<string>("file") { Description = "A file that zoe db export has written" };
        var command = new Command("import", "Read such a file into an empty store; the server must be stopped") { file };
        var store = new StoreOptions(command);
        return globals.WithLocalAction(command, (parsed, _, cancellation) => store.RunAsync(
            parsed, mustExist: false, (opened, cancel) => ImportAsync(opened, parsed.GetRequiredValue(file), cancel), cancellation));
    }

    private static async Task<string> ExportAsync(IStoreTransfer store, string file, CancellationToken cancellationToken)
    {
        // It contains password hashes.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var isComplete = false;
        await using var target = new FileStream(file, options);
        try
        {
            var summary = await StoreExport.WriteAsync(store, target, cancellationToken);
            target.Flush(flushToDisk: true);
            isComplete = true;
            return $"{file}: {summary.Executions} executions, {summary.Services} services, {summary.Users} users, SHA-256 {summary.Sha256}";
        }
        finally
        {
            if (!isComplete) File.Delete(file);
        }
    }

    private static async Task<string> ImportAsync(OpenedStore store, string file, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(file);
        await using var lease = await LeadAsync(store.Executions, cancellationToken);
        var executions = 0L;
        await store.Transfer.ImportAsync(CountAsync(), cancellationToken);
        return $"{executions} executions imported";

        async IAsyncEnumerable<StoreRecord> CountAsync()
        {
            // From the beginning again when the transaction is repeated.
            source.Position = 0;
            executions = 0;
            await foreach (var record in StoreExport.ReadAsync(source, cancellationToken))
            {
                if (record.Execution is not null) executions++;
                yield return record;
            }
        }
    }

    /// <summary>No engine may write during an import.</summary>
    private static async Task<ILeadershipLease> LeadAsync(IExecutionStore store, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LeaderWait);
        try
        {
            return await store.AcquireLeadershipAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException("A server of this deployment is running: stop it first.");
        }
    }
}
