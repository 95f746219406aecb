namespace Zoe.Cli.Output;

/// <summary>Formats times for people.</summary>
internal static class TimeText
{
    /// <summary>The time in the zone of this machine; a dash for none.</summary>
    public static string Local(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss") ?? "-";
}
