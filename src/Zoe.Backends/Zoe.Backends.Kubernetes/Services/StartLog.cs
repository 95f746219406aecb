using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Services;

internal static partial class StartLog
{
    [LoggerMessage(4, LogLevel.Information, "Replacing the pod of {Old} by that of {New} for node '{Node}'")]
    public static partial void Replacing(ILogger logger, ServiceKey old, ServiceKey @new, string node);
}
