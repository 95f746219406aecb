using System.Collections.Immutable;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Testing;

/// <summary>Passes every call on to another store that several hosts use.</summary>
/// <param name="inner">The other store, which is also an <see cref="ISharedStore"/>.</param>
public abstract class DelegatingSharedStore(IExecutionStore inner) : DelegatingExecutionStore(inner), ISharedStore
{
    private readonly ISharedStore _shared = inner as ISharedStore
        ?? throw new ArgumentException($"{inner.GetType().Name} is not an ISharedStore.", nameof(inner));

    /// <inheritdoc/>
    public virtual Task<long> AddRequestAsync(string request, CancellationToken cancellationToken) =>
        _shared.AddRequestAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ImmutableArray<StoredRequest>> ListRequestsAsync(CancellationToken cancellationToken) =>
        _shared.ListRequestsAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual Task<string?> FindAnswerAsync(long requestId, CancellationToken cancellationToken) =>
        _shared.FindAnswerAsync(requestId, cancellationToken);

    /// <inheritdoc/>
    public virtual Task CleanAsync(TimeSpan age, CancellationToken cancellationToken) => _shared.CleanAsync(age, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StoredChanges> ReadChangesAsync(ChangeMark? since, CancellationToken cancellationToken) =>
        _shared.ReadChangesAsync(since, cancellationToken);

    /// <inheritdoc/>
    public virtual Task RecordUseAsync(IReadOnlyCollection<long> executionIds, CancellationToken cancellationToken) =>
        _shared.RecordUseAsync(executionIds, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyDictionary<long, TimeSpan>> ReadUseAsync(CancellationToken cancellationToken) =>
        _shared.ReadUseAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual Task NotifyChangedAsync(CancellationToken cancellationToken) => _shared.NotifyChangedAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<StoreNotification> ListenAsync(CancellationToken cancellationToken) =>
        _shared.ListenAsync(cancellationToken);
}
