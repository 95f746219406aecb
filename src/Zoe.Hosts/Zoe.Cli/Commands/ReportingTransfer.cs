using Zoe.Hosting.Store.Transfer;

namespace Zoe.Cli.Commands;

/// <summary>A transfer that counts its records for the progress report.</summary>
internal sealed class ReportingTransfer(IStoreTransfer store, TransferProgress progress) : IStoreTransfer
{
    public Task ExportAsync(Func<StoreRecord, Task> write, CancellationToken cancellationToken) =>
        store.ExportAsync(Counted(write), cancellationToken);

    public Task ExportAsync(IReadOnlyCollection<long> executions, Func<StoreRecord, Task> write, CancellationToken cancellationToken) =>
        store.ExportAsync(executions, Counted(write), cancellationToken);

    public Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken) =>
        store.ImportAsync(CountedAsync(records), cancellationToken);

    private Func<StoreRecord, Task> Counted(Func<StoreRecord, Task> write) => record =>
    {
        progress.Count(record);
        return write(record);
    };

    private async IAsyncEnumerable<StoreRecord> CountedAsync(IAsyncEnumerable<StoreRecord> records)
    {
        progress.Restart();
        await foreach (var record in records)
        {
            progress.Count(record);
            yield return record;
        }
    }
}
