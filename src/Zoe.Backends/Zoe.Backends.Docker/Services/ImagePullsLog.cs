using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Services;

internal static partial class ImagePullsLog
{
    [LoggerMessage(9, LogLevel.Information, "Node '{Node}' pulls image '{Image}'")]
    public static partial void Pulling(ILogger logger, string image, string node);

    [LoggerMessage(10, LogLevel.Information, "Node '{Node}' has pulled image '{Image}' in {Seconds:F1} s")]
    public static partial void Pulled(ILogger logger, string image, string node, double seconds);
}
