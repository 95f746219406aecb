using Microsoft.Extensions.Logging;

namespace Zoe.Backends.Kubernetes.Watching;

internal static partial class WatchLog
{
    [LoggerMessage(2, LogLevel.Warning, "The {Kind} of {Scope} cannot be watched: {Problem}")]
    public static partial void Lost(ILogger logger, string kind, string scope, string problem);

    [LoggerMessage(3, LogLevel.Information, "The {Kind} can be watched again")]
    public static partial void Again(ILogger logger, string kind);

    [LoggerMessage(5, LogLevel.Warning, "What runs cannot be listed: {Problem}")]
    public static partial void NotListed(ILogger logger, string problem);

    [LoggerMessage(10, LogLevel.Warning, "The cluster cannot be reached: {Problem}")]
    public static partial void NoAnswer(ILogger logger, string problem);

    [LoggerMessage(11, LogLevel.Information, "The cluster can be reached again")]
    public static partial void AnswersAgain(ILogger logger);
}
