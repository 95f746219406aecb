namespace Zoe.Hosting.Store.Maintenance;

/// <summary>Examines and migrates a store for an administrator. Nothing is created, and no schema changed, by looking.</summary>
public interface IStoreMaintenance
{
    /// <summary>True when there is a store, of whatever version.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>The state of the store.</summary>
    /// <exception cref="StoreUnavailableException">There is none, or it cannot be used.</exception>
    Task<StoreStatus> ReadStatusAsync(CancellationToken cancellationToken);

    /// <summary>Applies the pending migrations in order, each in a transaction of its own, under the lock of the store.</summary>
    /// <param name="applied">Called with the name of each, once it is durable.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="StoreSchemaException">The store is newer than this program.</exception>
    /// <exception cref="StoreInUseException">A host uses a store that is for one only.</exception>
    /// <exception cref="StoreUnavailableException">There is none, or it cannot be used.</exception>
    Task MigrateAsync(Action<string> applied, CancellationToken cancellationToken);
}
