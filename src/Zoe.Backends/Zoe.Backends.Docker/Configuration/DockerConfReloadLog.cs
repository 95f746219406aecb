using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Configuration;

internal static partial class DockerConfReloadLog
{
    [LoggerMessage(8, LogLevel.Error, "The changed list of Docker Engines is not used: {Problem}")]
    public static partial void Refused(ILogger logger, string problem);
}
