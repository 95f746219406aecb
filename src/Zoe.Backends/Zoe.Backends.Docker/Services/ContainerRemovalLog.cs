using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Services;

internal static partial class ContainerRemovalLog
{
    [LoggerMessage(2, LogLevel.Warning, "Container {Id} is left behind on node '{Node}': {Problem}")]
    public static partial void LeftBehind(ILogger logger, string id, string node, string problem);
}
