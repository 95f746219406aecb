namespace Zoe.Backends.Drivers;

/// <summary>Pauses between attempts to connect. Not for concurrent use.</summary>
/// <param name="backoff">How long they are.</param>
/// <param name="time">Measures the pauses.</param>
public sealed class ReconnectBackoff(ExponentialBackoff backoff, TimeProvider time)
{
    private int _failures;

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        Task.Delay(backoff.After(++_failures), time, cancellationToken);

    /// <summary>An attempt succeeded: the next pause is the first one again.</summary>
    public void Reset() => _failures = 0;
}
