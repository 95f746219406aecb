using System.Net;
using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>The engine's log messages.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Information, "Engine started: deployment {Deployment}, backend {Backend}, epoch {Epoch}, {Executions} executions to go on with")]
    public static partial void EngineStarted(ILogger logger, string deployment, string backend, long epoch, int executions);

    [LoggerMessage(2, LogLevel.Information, "Execution {Id} ({Name} of {User}) is {Status}{Reason}")]
    public static partial void ExecutionChanged(ILogger logger, long id, string name, string user, string status, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Command} of {Key} on {Node} failed: {Message}")]
    public static partial void CommandFailed(ILogger logger, string command, ServiceKey key, string node, string message);

    [LoggerMessage(4, LogLevel.Warning, "{Command} of {Key} on {Node} is tried again: {Message}")]
    public static partial void CommandDelayed(ILogger logger, string command, ServiceKey key, string node, string message);

    [LoggerMessage(5, LogLevel.Warning, "Removing {Key} from {Node}: it belongs to no living service of this deployment")]
    public static partial void OrphanFound(ILogger logger, ServiceKey key, string node);

    [LoggerMessage(6, LogLevel.Error, "The store failed; the engine goes back to what is stored and tries again in {Delay}")]
    public static partial void StoreFailed(ILogger logger, Exception exception, TimeSpan delay);

    [LoggerMessage(7, LogLevel.Warning, "The backend could not be asked what runs: {Message}")]
    public static partial void ReconcileFailed(ILogger logger, string message);

    [LoggerMessage(8, LogLevel.Warning, "Collecting the output of {Key} on {Node} was interrupted: {Message}")]
    public static partial void LogsInterrupted(ILogger logger, ServiceKey key, string node, string message);

    [LoggerMessage(9, LogLevel.Warning, "Node {Node} is offline: {Problem}")]
    public static partial void NodeOffline(ILogger logger, string node, string? problem);

    [LoggerMessage(10, LogLevel.Information, "Node {Node} is online")]
    public static partial void NodeOnline(ILogger logger, string node);

    [LoggerMessage(12, LogLevel.Warning, "The control plane cannot be reached: {Problem}. What runs goes on and nothing is given up; nothing can be started or stopped until it answers")]
    public static partial void ControlPlaneUnreachable(ILogger logger, string? problem);

    [LoggerMessage(13, LogLevel.Information, "The control plane can be reached again")]
    public static partial void ControlPlaneReachable(ILogger logger);

    [LoggerMessage(20, LogLevel.Warning, "The cores of {Key} on {Node} could not be changed: {Message}")]
    public static partial void ResizeFailed(ILogger logger, ServiceKey key, string node, string message);

    [LoggerMessage(11, LogLevel.Warning, "The logs of deleted execution {Id} could not be removed: {Message}")]
    public static partial void LogsNotDeleted(ILogger logger, long id, string message);

    [LoggerMessage(40, LogLevel.Warning, "The output of {Key} cannot be written to {Folder}: {Message} It is tried again; the service goes on")]
    public static partial void LogsNotWritten(ILogger logger, ServiceKey key, string folder, string message);

    [LoggerMessage(41, LogLevel.Information, "The output of {Key} is written again")]
    public static partial void LogsWrittenAgain(ILogger logger, ServiceKey key);

    [LoggerMessage(42, LogLevel.Information, "GELF messages are received on UDP port {Port} of {Address}")]
    public static partial void GelfListens(ILogger logger, IPAddress address, int port);

    [LoggerMessage(43, LogLevel.Warning, "GELF datagrams of the last minute: {Taken} taken, {Malformed} malformed, {Forbidden} from sources that may not send, {Unknown} of no service that runs here, {Lost} not written")]
    public static partial void GelfUnused(ILogger logger, long taken, long malformed, long forbidden, long unknown, long lost);
}
