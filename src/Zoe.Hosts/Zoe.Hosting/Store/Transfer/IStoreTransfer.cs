namespace Zoe.Hosting.Store.Transfer;

/// <summary>Reads and writes all records of a store as they are, to move a deployment to another store.</summary>
public interface IStoreTransfer
{
    /// <summary>Reads all records from one consistent snapshot: counters, users, executions, then the others.</summary>
    Task ExportAsync(Func<StoreRecord, Task> write, CancellationToken cancellationToken);

    /// <summary>
    /// Reads these executions and what belongs to them alone (services, histories, usage, keys) from one consistent snapshot.
    /// </summary>
    Task ExportAsync(IReadOnlyCollection<long> executions, Func<StoreRecord, Task> write, CancellationToken cancellationToken);

    /// <summary>Writes records in one transaction into an empty store; counters never decrease.</summary>
    /// <exception cref="InvalidOperationException">The store has executions or users.</exception>
    Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken);
}
