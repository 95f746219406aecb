namespace Zoe.Client.Http;

/// <summary>Delays between the attempts of one request, and when to give up.</summary>
internal sealed class Backoff(RetryOptions options, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);

    private TimeSpan _pause = FirstPause;
    private long? _firstFailure;
    private int _failures;

    /// <summary>True when the failure is transient and there is time for another attempt.</summary>
    public bool MayRetry(ZoeApiException failure)
    {
        if (!failure.IsTransient) return false;
        var elapsed = _firstFailure is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
        return elapsed + PauseAfter(failure) <= options.Timeout;
    }

    public async Task WaitAsync(ZoeApiException failure, CancellationToken cancellationToken)
    {
        _firstFailure ??= time.GetTimestamp();
        options.OnRetry?.Invoke(++_failures, failure);
        await Task.Delay(PauseAfter(failure), time, cancellationToken);
        _pause = _pause * 1.5 < MaxPause ? _pause * 1.5 : MaxPause;
    }

    /// <summary>Resets the delay after a successful attempt.</summary>
    public void Reset() => (_pause, _firstFailure, _failures) = (FirstPause, null, 0);

    private TimeSpan PauseAfter(ZoeApiException failure) => failure.RetryAfter ?? _pause;
}
