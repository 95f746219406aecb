using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

internal static partial class DockerConfReloadLog
{
    [LoggerMessage(8, LogLevel.Error, "The changed {Path} is not used: {Problem}")]
    public static partial void Refused(ILogger logger, string path, string problem);
}
