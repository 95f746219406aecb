namespace Zoe.Hosting.Store;

/// <summary>The right to write to a store. Disposing it hands over to a waiting host at once.</summary>
public interface ILeadershipLease : IAsyncDisposable
{
    /// <summary>Higher than all earlier ones and durable; every write carries it.</summary>
    long Epoch { get; }

    /// <summary>
    /// Cancelled when another host has taken over. Its writes are refused from then on, so a holder that notices late does
    /// no harm.
    /// </summary>
    CancellationToken Lost { get; }

    /// <summary>
    /// Confirms that no other host has taken over. Called before each act outside the store, so that a process that was
    /// paused does nothing; it may ask the server when the last confirmation is older than a few seconds.
    /// </summary>
    /// <exception cref="FencedException">Another host has taken over.</exception>
    /// <exception cref="StoreUnavailableException">The server cannot be asked.</exception>
    ValueTask ConfirmAsync(CancellationToken cancellationToken);
}
