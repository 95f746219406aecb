using Zoe.Hosting.Store;

namespace Zoe.Hosting.Testing;

/// <summary>
/// Passes every call on to another store. Derived classes override what they observe, or make fail. For a store that several
/// hosts use see <see cref="DelegatingSharedStore"/>.
/// </summary>
/// <param name="inner">The other store.</param>
public abstract class DelegatingExecutionStore(IExecutionStore inner) : IExecutionStore
{
    /// <inheritdoc/>
    public virtual IReadOnlyCollection<UnreadableExecution> Unreadable => inner.Unreadable;

    /// <inheritdoc/>
    public virtual Task<ILeadershipLease> AcquireLeadershipAsync(CancellationToken cancellationToken) =>
        inner.AcquireLeadershipAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StoredState> LoadActiveAsync(CancellationToken cancellationToken) => inner.LoadActiveAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual Task SaveAsync(StoreChanges changes, long epoch, CancellationToken cancellationToken) =>
        inner.SaveAsync(changes, epoch, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<Execution?> FindAsync(long id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken) =>
        inner.GetHistoryAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SubmissionKey?> FindKeyAsync(long userId, string key, CancellationToken cancellationToken) =>
        inner.FindKeyAsync(userId, key, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<int> DeleteKeysAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.DeleteKeysAsync(before, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<TimeSpan>> GetDurationsAsync(
        long userId, string application, int limit, CancellationToken cancellationToken) =>
        inner.GetDurationsAsync(userId, application, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<long>> ListEndedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        inner.ListEndedAsync(before, limit, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken) =>
        inner.FindByServiceAsync(serviceId, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken) =>
        inner.SelectAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken) =>
        inner.ReadAsync(selection, cancellationToken);
}
