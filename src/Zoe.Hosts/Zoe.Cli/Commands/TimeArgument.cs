using System.Globalization;

namespace Zoe.Cli.Commands;

/// <summary>Parses a time: a duration ago, a local time, or seconds since 1970.</summary>
internal static class TimeArgument
{
    private const double FirstSecond = -62135596800;
    private const double LastSecond = 253402300799;

    /// <exception cref="CliException">The format is not valid.</exception>
    public static DateTimeOffset Parse(string option, string text, DateTimeOffset now)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= FirstSecond and <= LastSecond)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
        }

        if (DurationArgument.TryParse(text) is { } ago) return now - ago;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)) return time;
        throw new CliException(
            $"{option} is '{text}'; it must be a duration ago such as 90s, 10m, 2h or 1d, a time such as '2030-01-31 14:00', or seconds since 1970.");
    }
}
