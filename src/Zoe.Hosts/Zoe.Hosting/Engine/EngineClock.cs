namespace Zoe.Hosting.Engine;

/// <summary>Detects adjustments of the system clock by comparing it with a monotonic one. Not thread-safe.</summary>
internal sealed class EngineClock(TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private long _timestamp = time.GetTimestamp();
    private DateTimeOffset _now = time.GetUtcNow();

    /// <summary>
    /// The current time, and by how much the clock was adjusted since the last call; zero below the tolerance.
    /// </summary>
    public (DateTimeOffset Now, TimeSpan Jump) Read()
    {
        var (timestamp, now) = (time.GetTimestamp(), time.GetUtcNow());
        var jump = now - _now - time.GetElapsedTime(_timestamp, timestamp);
        (_timestamp, _now) = (timestamp, now);
        return (now, jump.Duration() < Tolerance ? TimeSpan.Zero : jump);
    }
}
