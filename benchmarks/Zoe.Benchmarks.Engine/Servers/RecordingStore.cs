using Zoe.Hosting;
using Zoe.Hosting.Store;

namespace Zoe.Benchmarks.Engine.Servers;

/// <summary>Records the time of each write that makes an execution durably running.</summary>
internal sealed class RecordingStore(IExecutionStore store, RunningTimes times) : IExecutionStore
{
    public IReadOnlyCollection<UnreadableExecution> Unreadable => store.Unreadable;

    public Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) =>
        store.AcquireLeadershipAsync(cancellationToken);

    public Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) => store.LoadActiveAsync(cancellationToken);

    public async Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken)
    {
        await store.SaveAsync(changes, epoch, cancellationToken);
        foreach (var execution in changes.Executions)
            if (execution.Status is ExecutionStatus.Running) times.Add(execution.Id);
    }

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        store.GetHistoryAsync(id, cancellationToken);

    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        store.FindKeyAsync(userId, key, cancellationToken);

    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        store.DeleteKeysAsync(before, cancellationToken);

    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) =>
        store.GetDurationsAsync(userId, application, limit, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        store.FindByServiceAsync(serviceId, cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        store.SelectAsync(filter, cancellationToken);

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) =>
        store.ReadAsync(selection, cancellationToken);
}
