using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Connection;

internal static partial class ConnectionLog
{
    [LoggerMessage(1, LogLevel.Warning, "The API server {Server} is not verified (insecure-skip-tls-verify): others on the network can read and change requests and answers, the credentials included")]
    public static partial void NotVerified(ILogger logger, string server);

    [LoggerMessage(7, LogLevel.Warning, "{Warning}")]
    public static partial void Expires(ILogger logger, string warning);
}
