namespace Zoe.Hosting.Store;

/// <summary>
/// Persists executions for a single engine. Each engine acquires an epoch when it starts, and writes with an older
/// epoch are rejected (fencing). I/O errors are thrown as <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IExecutionStore
{
    /// <summary>
    /// Unreadable records found so far: all active ones since the state was loaded, others when they were read.
    /// </summary>
    IReadOnlyCollection<UnreadableExecution> Unreadable => [];

    /// <summary>
    /// Makes the caller the only writer. A store for several hosts waits until no other one holds the leadership; a store
    /// for one process throws <see cref="StoreInUseException"/>.
    /// </summary>
    Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken);

    /// <summary>All active executions, and the next free ids.</summary>
    Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes changes atomically and durably. Throws <see cref="FencedException"/> when the epoch is not the latest.
    /// </summary>
    Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// One execution with its services; null when there is none. Throws <see cref="UnreadableExecutionException"/>
    /// when its record cannot be read.
    /// </summary>
    Task<Execution?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The history of an execution, oldest first; empty for an unknown id.</summary>
    Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken);

    /// <summary>A user's key of a submission; null when there is none.</summary>
    Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken);

    /// <summary>Removes keys that were stored before a time, and returns how many.</summary>
    Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>
    /// Durations, from start to end, of the latest runs of a ZApp by a user that ended by themselves successfully, the
    /// latest first.
    /// </summary>
    Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(long userId, string application, int limit, CancellationToken cancellationToken);

    /// <summary>Ids of executions that ended before a time, those first that ended first.</summary>
    async Task<IReadOnlyList<long>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var ended = await ListAsync(new ExecutionFilter { EarlierThanEnd = before }, cancellationToken);
        return
        [
            .. ended.Where(execution => execution.Status is ExecutionStatus.Terminated or ExecutionStatus.Error && execution.TimeEnd < before)
                .OrderBy(execution => execution.TimeEnd).ThenBy(execution => execution.Id).Take(limit).Select(execution => execution.Id),
        ];
    }

    /// <summary>The execution of a service; otherwise as <see cref="FindAsync"/>.</summary>
    Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken);

    /// <summary>
    /// Ids of the matching executions; with a limit those of the newest ones, or of the oldest ones after an id.
    /// </summary>
    Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// Streams the selected executions, ordered by id, in bounded batches. Executions that no longer match or are
    /// unreadable are omitted.
    /// </summary>
    IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken);

    /// <summary>All matching executions, ordered by id, in memory; for filters that select few.</summary>
    async Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<Execution>();
        var selection = await SelectAsync(filter, cancellationToken);
        await foreach (var execution in ReadAsync(selection, cancellationToken)) found.Add(execution);
        return found;
    }
}
