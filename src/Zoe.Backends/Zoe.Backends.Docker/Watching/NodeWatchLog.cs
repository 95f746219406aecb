using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Watching;

internal static partial class NodeWatchLog
{
    [LoggerMessage(3, LogLevel.Debug, "The events of node '{Node}' are interrupted: {Problem}")]
    public static partial void Offline(ILogger logger, string node, string problem);
}
