using Microsoft.Extensions.Logging;

namespace Zoe.Hosting.Postgres.Requests;

/// <summary>Log messages about notifications.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(10, LogLevel.Warning, "The session that listens to other hosts was interrupted and is opened again: {Problem}")]
    public static partial void Interrupted(ILogger logger, string problem);
}
