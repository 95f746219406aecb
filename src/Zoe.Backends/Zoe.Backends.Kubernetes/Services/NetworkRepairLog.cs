using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Services;

internal static partial class NetworkRepairLog
{
    [LoggerMessage(8, LogLevel.Warning, "The Services of {Key} were deleted outside Zoe and have been made again; its ports may have other numbers")]
    public static partial void Repaired(ILogger logger, ServiceKey key);

    [LoggerMessage(9, LogLevel.Warning, "The Services of pod {Pod} were deleted outside Zoe and cannot be made again now: {Problem}")]
    public static partial void NotRepaired(ILogger logger, string pod, string problem);
}
