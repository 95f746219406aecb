using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker;

internal static partial class NodeWatchLog
{
    [LoggerMessage(3, LogLevel.Warning, "Node '{Node}' is offline: {Problem}")]
    public static partial void Offline(ILogger logger, string node, string problem);
}
