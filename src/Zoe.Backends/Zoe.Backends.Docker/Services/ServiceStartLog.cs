using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Docker.Services;

internal static partial class ServiceStartLog
{
    [LoggerMessage(1, LogLevel.Information, "Replacing the container of {Old} by that of {New} on node '{Node}'")]
    public static partial void Replacing(ILogger logger, ServiceKey old, ServiceKey @new, string node);
}
