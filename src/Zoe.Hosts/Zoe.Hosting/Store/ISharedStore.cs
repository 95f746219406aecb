using System.Collections.Immutable;

namespace Zoe.Hosting.Store;

/// <summary>
/// An <see cref="IExecutionStore"/> that several hosts use. One of them leads; requests that reach another one wait in
/// the store for the leader, which writes each answer together with the effect (<see cref="StoreChanges.Answers"/>).
/// </summary>
public interface ISharedStore
{
    /// <summary>Adds a request for the leader; it is durable, and listening hosts are notified, when this returns.</summary>
    /// <param name="request">The request as JSON.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<long> AddRequestAsync(string request, CancellationToken cancellationToken);

    /// <summary>The requests without an answer, oldest first.</summary>
    Task<ImmutableArray<StoredRequest>> ListRequestsAsync(CancellationToken cancellationToken);

    /// <summary>The answer to a request as JSON; null while there is none.</summary>
    Task<string?> FindAnswerAsync(long requestId, CancellationToken cancellationToken);

    /// <summary>Removes answered requests and changes of at least this age, and what is kept of ended executions.</summary>
    Task CleanAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>
    /// What has changed since a mark; all active executions without one, after a change of the leader, and when the changes
    /// since then have been removed.
    /// </summary>
    Task<StoredChanges> ReadChangesAsync(ChangeMark? since, CancellationToken cancellationToken);

    /// <summary>Records that executions are being used through links of this host.</summary>
    Task RecordUseAsync(IReadOnlyCollection<long> executionIds, CancellationToken cancellationToken);

    /// <summary>How long ago, by the store's clock, executions were last used through links of any host; without those never used.</summary>
    Task<IReadOnlyDictionary<long, TimeSpan>> ReadUseAsync(CancellationToken cancellationToken);

    /// <summary>Notifies listening hosts that executions have changed. May be merged with other notifications.</summary>
    Task NotifyChangedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Notifications from now on. It reconnects by itself; all kinds are reported after that, since some may have been
    /// missed.
    /// </summary>
    IAsyncEnumerable<StoreNotification> ListenAsync(CancellationToken cancellationToken);
}
