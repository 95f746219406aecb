namespace Zoe.Hosting.FaultSimulation.Runtime;

/// <summary>The clock of one simulated host. Its wall clock can be adjusted; durations are not affected.</summary>
internal sealed class HostClock(VirtualRuntime runtime, HostScheduler owner, TimeSpan offset) : TimeProvider
{
    private static readonly DateTimeOffset Origin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far the wall clock is ahead of the world's.</summary>
    public TimeSpan Offset { get; set; } = offset;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        _ = runtime.IsEscaped();
        return Origin + runtime.Now + Offset;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        _ = runtime.IsEscaped();
        return runtime.Now.Ticks;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(runtime, owner, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
