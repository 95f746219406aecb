using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Process;

internal static partial class ProcessLog
{
    [LoggerMessage(1, LogLevel.Warning, "{Service} has ended, but its exit code or its remaining processes are unknown")]
    public static partial void ExitUnknown(ILogger logger, ServiceKey service, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "Memory and cores of services are not limited: {Reason}")]
    public static partial void Unlimited(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Service} has ended; its exit code is read when the machine has resources for it again: {Reason}")]
    public static partial void ExitPending(ILogger logger, ServiceKey service, string reason);
}
