using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Nodes;

internal static partial class NodeSetLog
{
    [LoggerMessage(4, LogLevel.Information, "Node '{Node}' at {Address} is new or reached in another way")]
    public static partial void Added(ILogger logger, string node, string address);

    [LoggerMessage(5, LogLevel.Information, "Node '{Node}' has other labels")]
    public static partial void Changed(ILogger logger, string node);

    [LoggerMessage(6, LogLevel.Information, "Node '{Node}' is no longer configured; it goes when its {Count} services have ended")]
    public static partial void Draining(ILogger logger, string node, int count);

    [LoggerMessage(7, LogLevel.Information, "Node '{Node}' is gone")]
    public static partial void Removed(ILogger logger, string node);
}
