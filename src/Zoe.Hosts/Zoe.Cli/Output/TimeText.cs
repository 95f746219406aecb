namespace Zoe.Cli.Output;

/// <summary>Formats times for users.</summary>
internal static class TimeText
{
    /// <summary>The local time; a dash for none.</summary>
    public static string Local(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss") ?? "-";
}
