namespace Zoe.Backends.Drivers;

/// <summary>
/// A cancellation token that is cancelled with the caller's or after a time limit, whichever comes first. Dispose it after
/// the call that it limits.
/// </summary>
public sealed class LinkedTimeout : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;

    /// <summary>Starts the time limit.</summary>
    /// <param name="limit">When to cancel; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="time">Measures the limit.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public LinkedTimeout(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _limit = new CancellationTokenSource(limit, time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _limit.Token);
    }

    /// <summary>To pass to the call that is limited.</summary>
    public CancellationToken Token => _linked.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _linked.Dispose();
        _limit.Dispose();
    }
}
