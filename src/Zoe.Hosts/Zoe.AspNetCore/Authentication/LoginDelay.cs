namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Throttles logins of one user name from one address or device. After three failures each check is delayed longer, up
/// to five seconds. Checks run in order of arrival, so a correct password succeeds after those before it.
/// </summary>
internal sealed class LoginDelay(TimeProvider time) : IDisposable
{
    private const int FreeFailures = 3;
    private const int MaxWaiting = 256;
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxQueueTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _turn = new(1);
    private long _lastFailure = time.GetTimestamp();
    private int _waiting;

    public int Failures { get; private set; }

    /// <summary>True when no check is waiting, so that it may be dropped.</summary>
    public bool IsIdle => Volatile.Read(ref _waiting) == 0;

    /// <summary>True when it is idle and without recent failures.</summary>
    public bool IsStale => IsIdle && (Failures == 0 || time.GetElapsedTime(_lastFailure) >= ForgottenAfter);

    /// <summary>
    /// Waits for the turn and the delay. Returns null, or when too many are waiting the time after which to retry.
    /// </summary>
    public async Task<TimeSpan?> EnterAsync(CancellationToken cancellationToken)
    {
        var before = Interlocked.Increment(ref _waiting) - 1;
        var expected = Remaining() + (Step() * before);
        if (expected > MaxQueueTime || before >= MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return expected < MaxQueueTime ? MaxQueueTime : expected < 2 * MaxQueueTime ? expected : 2 * MaxQueueTime;
        }

        try
        {
            await _turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref _waiting);
            throw;
        }

        try
        {
            if (Remaining() is { Ticks: > 0 } rest) await Task.Delay(rest, time, cancellationToken);
            return null;
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Ends the turn.</summary>
    public void Leave()
    {
        _turn.Release();
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>Counts a wrong password. Call it during the turn.</summary>
    public void CountFailure()
    {
        if (time.GetElapsedTime(_lastFailure) >= ForgottenAfter) Failures = 0;
        Failures++;
        _lastFailure = time.GetTimestamp();
    }

    /// <summary>Resets the failures. Call it during the turn.</summary>
    public void Forget() => Failures = 0;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private TimeSpan Remaining() => Step() - time.GetElapsedTime(_lastFailure);

    private TimeSpan Step() => Failures < FreeFailures
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(MaxDelay.TotalSeconds, 1 << Math.Min(Failures - FreeFailures, 10)));
}
