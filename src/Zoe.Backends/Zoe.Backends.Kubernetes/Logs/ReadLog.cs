using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Logs;

internal static partial class ReadLog
{
    [LoggerMessage(6, LogLevel.Warning, "The node cannot read the output of {Key} now: {Message}")]
    public static partial void NotReadable(ILogger logger, ServiceKey key, string message);
}
