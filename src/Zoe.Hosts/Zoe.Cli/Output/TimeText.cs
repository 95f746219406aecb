namespace Zoe.Cli.Output;

/// <summary>Writes times for people.</summary>
internal static class TimeText
{
    /// <summary>Seconds since 1970 in the zone of this machine; a dash for none.</summary>
    public static string Local(double? secondsSinceEpoch) =>
        secondsSinceEpoch is { } seconds
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss")
            : "-";
}
