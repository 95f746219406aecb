namespace Zoe.AspNetCore.Api.Values;

/// <summary>Times as the API writes them: seconds since 1970-01-01 UTC, with fractions.</summary>
internal static class EpochSeconds
{
    public static double ToEpochSeconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    public static double? ToEpochSeconds(this DateTimeOffset? time) => time?.ToEpochSeconds();

    /// <summary>False for numbers that are no time between the years 1 and 9999.</summary>
    public static bool TryParse(double seconds, out DateTimeOffset time)
    {
        time = default;
        if (seconds is not (>= -62135596800 and <= 253402300799)) return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        return true;
    }
}
