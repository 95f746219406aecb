using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Support;

/// <summary>A real store that loads when a test allows it, and whose reads can be made to fail.</summary>
internal sealed class SlowStore : IExecutionStore
{
    public IExecutionStore Inner { get; set; } = null!;

    public TaskCompletionSource Load { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Exception? ReadFailure { get; set; }

    public Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) => Inner.AcquireLeadershipAsync(cancellationToken);

    public async Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken)
    {
        await Load.Task.WaitAsync(cancellationToken);
        return await Inner.LoadActiveAsync(cancellationToken);
    }

    public Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken) => Inner.SaveAsync(changes, epoch, cancellationToken);

    public Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) => Inner.FindAsync(id, cancellationToken);

    public Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) => Inner.FindByServiceAsync(serviceId, cancellationToken);

    public Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        ReadFailure is { } failure ? throw failure : Inner.SelectAsync(filter, cancellationToken);

    public IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) => Inner.ReadAsync(selection, cancellationToken);

    public Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) => Inner.GetHistoryAsync(id, cancellationToken);

    public Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) => Inner.FindKeyAsync(userId, key, cancellationToken);

    public Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) => Inner.DeleteKeysAsync(before, cancellationToken);

    public Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(long userId, string application, int limit, CancellationToken cancellationToken) =>
        Inner.GetDurationsAsync(userId, application, limit, cancellationToken);
}
