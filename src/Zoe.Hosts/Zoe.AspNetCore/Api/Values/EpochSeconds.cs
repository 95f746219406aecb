namespace Zoe.AspNetCore.Api.Values;

/// <summary>Times of the API: seconds since 1970-01-01 UTC, with fractions.</summary>
internal static class EpochSeconds
{
    public static double ToEpochSeconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    public static double? ToEpochSeconds(this DateTimeOffset? time) => time?.ToEpochSeconds();

    /// <summary>False outside the years 1 to 9999.</summary>
    public static bool TryParse(double seconds, out DateTimeOffset time)
    {
        time = default;
        if (seconds is not (>= -62135596800 and <= 253402300799)) return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        return true;
    }
}
