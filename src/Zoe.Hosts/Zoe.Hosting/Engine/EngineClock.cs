namespace Zoe.Hosting.Engine;

/// <summary>Finds out when the system clock was set, by comparing it with one that only runs. Not safe for concurrent use.</summary>
internal sealed class EngineClock(TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private long _timestamp = time.GetTimestamp();
    private DateTimeOffset _now = time.GetUtcNow();

    /// <summary>The present moment, and by how much the clock was set since the last time; zero for not noticeably.</summary>
    public (DateTimeOffset Now, TimeSpan Jump) Read()
    {
        var (timestamp, now) = (time.GetTimestamp(), time.GetUtcNow());
        var jump = now - _now - time.GetElapsedTime(_timestamp, timestamp);
        (_timestamp, _now) = (timestamp, now);
        return (now, jump.Duration() < Tolerance ? TimeSpan.Zero : jump);
    }
}
