namespace Zoe.Web.Configuration;

internal static partial class ConfigurationLog
{
    [LoggerMessage(1, LogLevel.Error, "The changed configuration is not used: {Problem}")]
    public static partial void ChangeRefused(ILogger logger, string problem);
}
