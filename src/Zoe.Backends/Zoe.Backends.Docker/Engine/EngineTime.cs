using System.Globalization;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Moments on an engine's clock, which Docker.DotNet.Enhanced 4.3.3 leaves as the text that engines send and take.</summary>
internal static class EngineTime
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Reads what engines send, such as <c>2026-11-21T03:15:04.123456789Z</c>; null for none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>The moment of an event, from nanoseconds since 1970.</summary>
    public static DateTimeOffset FromNanoseconds(long nanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerTick);

    /// <summary>What engines take as <c>since</c> and <c>until</c>: seconds since 1970 with nine decimals.</summary>
    public static string Format(DateTimeOffset moment)
    {
        var ticks = (moment - DateTimeOffset.UnixEpoch).Ticks;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ticks / TimeSpan.TicksPerSecond}.{ticks % TimeSpan.TicksPerSecond * NanosecondsPerTick:D9}");
    }
}
