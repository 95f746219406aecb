namespace Zoe.Backends.Drivers;

/// <summary>
/// Pauses between attempts to connect: each is twice as long as the one before, up to a limit. Not for concurrent use.
/// </summary>
/// <param name="first">The pause after the first failure.</param>
/// <param name="longest">No pause is longer.</param>
/// <param name="time">Measures the pauses.</param>
public sealed class ReconnectBackoff(TimeSpan first, TimeSpan longest, TimeProvider time)
{
    private TimeSpan? _next;

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var pause = _next ?? first;
        _next = pause * 2 < longest ? pause * 2 : longest;
        return Task.Delay(pause, time, cancellationToken);
    }

    /// <summary>An attempt succeeded: the next pause is the first one again.</summary>
    public void Reset() => _next = null;
}
