namespace Zoe.Hosting;

/// <summary>
/// Keeps executions. One engine writes: each takes an epoch when it starts, and a write with an older epoch is
/// refused, so that an engine that was replaced while it slept can do no harm.
/// </summary>
public interface IExecutionStore
{
    /// <summary>Makes the caller the only writer and returns its epoch, higher than all before.</summary>
    Task<long> AcquireLeadershipAsync(CancellationToken cancellationToken);

    /// <summary>All executions that are not over, and the next free ids.</summary>
    Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes changes durable, all or none. Throws <see cref="FencedException"/> when a later epoch was given out.
    /// </summary>
    Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken);

    /// <summary>One execution with its services; null when there is none.</summary>
    Task<Execution?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The execution that has this service; null when there is none.</summary>
    Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken);

    /// <summary>Executions that match, ordered by id; with a limit the newest ones.</summary>
    Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken);
}
