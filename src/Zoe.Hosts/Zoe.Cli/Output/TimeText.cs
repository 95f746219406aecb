using System.Globalization;

namespace Zoe.Cli.Output;

/// <summary>Formats times for users.</summary>
internal static class TimeText
{
    /// <summary>The local time; a dash for none.</summary>
    public static string Local(DateTimeOffset? time) => LocalOrNull(time) ?? "-";

    /// <summary>The local time; null for none.</summary>
    public static string? LocalOrNull(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A duration, for example <c>1.02:03:04</c>, or in seconds below a minute.</summary>
    public static string Duration(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} seconds")
        : TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture);
}
