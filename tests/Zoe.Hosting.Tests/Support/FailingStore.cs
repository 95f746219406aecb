using System.Collections.Concurrent;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A real store whose next write can be made to fail, before or after it took effect.</summary>
internal sealed class FailingStore(IExecutionStore inner) : IExecutionStore
{
    private readonly ConcurrentDictionary<long, int> _firstWrites = [];
    private int _fault;
    private int _writes;

    public void FailNextWrite(bool takesEffect) => Volatile.Write(ref _fault, takesEffect ? 2 : 1);

    /// <summary>Number of the write that stored an execution first.</summary>
    public int FirstWriteOf(long id) => _firstWrites[id];

    public async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        _writes++;
        foreach (var execution in changes.Executions) _firstWrites.TryAdd(execution.Id, _writes);
        var fault = Interlocked.Exchange(ref _fault, 0);
        if (fault != 1) await inner.SaveAsync(changes, epoch, cancellationToken);
        if (fault != 0) throw new IOException("The disk is full, as ordered.");
    }

    public Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) =>
        inner.AcquireLeadershipAsync(cancellationToken);

    public Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) =>
        inner.LoadActiveAsync(cancellationToken);

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) =>
        inner.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        inner.GetHistoryAsync(id, cancellationToken);

    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        inner.FindKeyAsync(userId, key, cancellationToken);

    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.DeleteKeysAsync(before, cancellationToken);

    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) =>
        inner.GetDurationsAsync(userId, application, limit, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        inner.FindByServiceAsync(serviceId, cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        inner.SelectAsync(filter, cancellationToken);

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) =>
        inner.ReadAsync(selection, cancellationToken);
}
