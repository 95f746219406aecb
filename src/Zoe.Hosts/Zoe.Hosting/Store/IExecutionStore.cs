namespace Zoe.Hosting.Store;

/// <summary>
/// Keeps executions. One engine writes: each takes an epoch when it starts, and a write with an older epoch is
/// refused, so that an engine that was replaced while it slept can do no harm. A failing medium shows as
/// <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IExecutionStore
{
    /// <summary>
    /// Records that this program could not read, as far as it came across them: all that are not over since the
    /// state was loaded, others when something asked for them.
    /// </summary>
    IReadOnlyCollection<UnreadableExecution> Unreadable => [];

    /// <summary>Makes the caller the only writer and returns its epoch, higher than all before; durable when it returns.</summary>
    Task<long> AcquireLeadershipAsync(CancellationToken cancellationToken);

    /// <summary>All executions that are not over, and the next free ids.</summary>
    Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes changes durable, all or none. Throws <see cref="FencedException"/> when a later epoch was given out.
    /// </summary>
    Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// One execution with its services; null when there is none. Throws <see cref="UnreadableExecutionException"/>
    /// when its record cannot be read.
    /// </summary>
    Task<Execution?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The execution that has this service; otherwise as <see cref="FindAsync"/>.</summary>
    Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken);

    /// <summary>The ids of the executions that match; with a limit of the newest ones, or of the oldest ones after an id.</summary>
    Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what was selected, ordered by id and a bounded part at a time. Left out is what no longer matches and what
    /// cannot be read.
    /// </summary>
    IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken);

    /// <summary>All that match, ordered by id, at once in memory: for filters that select few.</summary>
    async Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<Execution>();
        var selection = await SelectAsync(filter, cancellationToken);
        await foreach (var execution in ReadAsync(selection, cancellationToken)) found.Add(execution);
        return found;
    }
}
