namespace Zoe.Web;

/// <summary>The recent failures of one user name from one address.</summary>
internal sealed class LoginAttempts : IDisposable
{
    private const int MostFailures = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private int _failures;
    private DateTimeOffset _windowEnd;

    /// <summary>Lets one password at a time be checked, so that a burst cannot slip past the count.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>True when nothing of it is worth keeping.</summary>
    public bool IsStale(DateTimeOffset now) => _windowEnd <= now && Gate.CurrentCount == 1;

    /// <summary>How long to refuse; null to let the login be checked.</summary>
    public TimeSpan? Blocked(DateTimeOffset now) =>
        _failures >= MostFailures && now < _windowEnd ? _windowEnd - now : null;

    public void CountFailure(DateTimeOffset now)
    {
        if (now >= _windowEnd) (_failures, _windowEnd) = (0, now + Window);
        _failures++;
    }

    public void Forget() => _windowEnd = DateTimeOffset.MinValue;

    public void Dispose() => Gate.Dispose();
}
