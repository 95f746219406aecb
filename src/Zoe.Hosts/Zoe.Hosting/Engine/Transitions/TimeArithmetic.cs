namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Time arithmetic that does not overflow for extreme options and clocks.</summary>
internal static class TimeArithmetic
{
    /// <summary>Below the maximum duration that timers accept.</summary>
    public static readonly TimeSpan MaxTimerDuration = TimeSpan.FromDays(40);

    /// <summary>Adds a duration; saturates at the maximum time.</summary>
    public static DateTimeOffset Plus(this DateTimeOffset moment, TimeSpan duration) =>
        duration >= DateTimeOffset.MaxValue - moment ? DateTimeOffset.MaxValue : moment + duration;

    /// <summary>Clamps a duration to the range of timers; a timer that fires too early is set again.</summary>
    public static TimeSpan ForTimer(this TimeSpan duration) =>
        duration < TimeSpan.Zero ? TimeSpan.Zero : duration > MaxTimerDuration ? MaxTimerDuration : duration;
}
