namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// The failures of one name from one address or device. After three, each check waits longer than the one before, up to
/// five seconds. Checks take turns in the order of arrival, so a right password gets in after those before it.
/// </summary>
internal sealed class LoginDelay(TimeProvider time) : IDisposable
{
    private const int FreeFailures = 3;
    private const int MostWaiting = 256;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _turn = new(1);
    private long _lastFailure = time.GetTimestamp();
    private int _waiting;

    public int Failures { get; private set; }

    /// <summary>True when nobody waits here, so that it may be dropped.</summary>
    public bool IsIdle => Volatile.Read(ref _waiting) == 0;

    /// <summary>True when it holds nothing worth keeping.</summary>
    public bool IsStale => IsIdle && (Failures == 0 || time.GetElapsedTime(_lastFailure) >= ForgottenAfter);

    /// <summary>Waits for the turn and for the delay. Returns null, or else how long to stay away when too many wait.</summary>
    public async Task<TimeSpan?> EnterAsync(CancellationToken cancellationToken)
    {
        var before = Interlocked.Increment(ref _waiting) - 1;
        var expected = Remaining() + (Step() * before);
        if (expected > LongestQueue || before >= MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return expected < LongestQueue ? LongestQueue : expected < 2 * LongestQueue ? expected : 2 * LongestQueue;
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

    /// <summary>A wrong password. To be called during the turn.</summary>
    public void CountFailure()
    {
        if (time.GetElapsedTime(_lastFailure) >= ForgottenAfter) Failures = 0;
        Failures++;
        _lastFailure = time.GetTimestamp();
    }

    /// <summary>The right password. To be called during the turn.</summary>
    public void Forget() => Failures = 0;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private TimeSpan Remaining() => Step() - time.GetElapsedTime(_lastFailure);

    private TimeSpan Step() => Failures < FreeFailures
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 1 << Math.Min(Failures - FreeFailures, 10)));
}
