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

    /// <summary>Removes answered requests of at least this age.</summary>
    Task RemoveAnsweredAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>Notifies listening hosts that executions have changed. May be merged with other notifications.</summary>
    Task NotifyChangedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Notifications from now on. It reconnects by itself; all kinds are reported after that, since some may have been
    /// missed.
    /// </summary>
    IAsyncEnumerable<StoreNotification> ListenAsync(CancellationToken cancellationToken);
}
