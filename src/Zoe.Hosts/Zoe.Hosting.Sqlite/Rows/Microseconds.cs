using System.Diagnostics.CodeAnalysis;

namespace Zoe.Hosting.Sqlite.Rows;

/// <summary>Conversion of times to microseconds since 1970 UTC, the format of the file.</summary>
internal static class Microseconds
{
    public static long Of(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    [return: NotNullIfNotNull(nameof(time))]
    public static long? Of(DateTimeOffset? time) => time is { } value ? Of(value) : null;

    public static DateTimeOffset ToTime(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * TimeSpan.TicksPerMicrosecond));

    [return: NotNullIfNotNull(nameof(microseconds))]
    public static DateTimeOffset? ToTime(long? microseconds) => microseconds is { } value ? ToTime(value) : null;
}
