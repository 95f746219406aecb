using System.Diagnostics.CodeAnalysis;

namespace Zoe.Hosting.Store.Records;

/// <summary>Conversion of times to microseconds since 1970-01-01 UTC, the format of the records.</summary>
public static class Microseconds
{
    /// <summary>The microseconds of a time; fractions are dropped.</summary>
    public static long Of(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The microseconds of a time; null for null.</summary>
    [return: NotNullIfNotNull(nameof(time))]
    public static long? Of(DateTimeOffset? time) => time is { } value ? Of(value) : null;

    /// <summary>The time of microseconds; throws outside the years 1 to 9999.</summary>
    public static DateTimeOffset ToTime(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));

    /// <summary>The time of microseconds; null for null.</summary>
    [return: NotNullIfNotNull(nameof(microseconds))]
    public static DateTimeOffset? ToTime(long? microseconds) => microseconds is { } value ? ToTime(value) : null;

    /// <summary>The microseconds of a duration; fractions are dropped.</summary>
    [return: NotNullIfNotNull(nameof(duration))]
    public static long? Of(TimeSpan? duration) => duration?.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The duration; throws <see cref="OverflowException"/> for one that is out of range.</summary>
    [return: NotNullIfNotNull(nameof(microseconds))]
    public static TimeSpan? ToDuration(long? microseconds) =>
        microseconds is { } value ? TimeSpan.FromTicks(checked(value * TimeSpan.TicksPerMicrosecond)) : null;
}
