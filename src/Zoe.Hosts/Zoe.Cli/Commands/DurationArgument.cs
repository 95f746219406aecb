using System.Globalization;

namespace Zoe.Cli.Commands;

/// <summary>Parses durations such as <c>90s</c>, <c>10m</c>, <c>2h</c> or <c>1d</c>.</summary>
internal static class DurationArgument
{
    /// <exception cref="CliException">The format is not valid.</exception>
    public static TimeSpan? Parse(string option, string? text) => text is null
        ? null
        : TryParse(text) is { } duration && duration > TimeSpan.Zero
            ? duration
            : throw new CliException($"{option} is '{text}'; it must be a duration such as 90s, 10m, 2h or 1d.");

    /// <summary>Null for another format.</summary>
    public static TimeSpan? TryParse(string text)
    {
        if (text.Length < 2
            || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > 1e6)
        {
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
