namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Reckons with moments that options and clocks may put anywhere.</summary>
internal static class Moments
{
    /// <summary>The longest time that timers take, with some room.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    /// <summary>A moment later by a duration; the last moment there is when that is beyond it.</summary>
    public static DateTimeOffset Plus(this DateTimeOffset moment, TimeSpan duration) =>
        duration >= DateTimeOffset.MaxValue - moment ? DateTimeOffset.MaxValue : moment + duration;

    /// <summary>What a timer can be set to: one that comes too early is set again.</summary>
    public static TimeSpan ForTimer(this TimeSpan duration) =>
        duration < TimeSpan.Zero ? TimeSpan.Zero : duration > LongestTimer ? LongestTimer : duration;
}
