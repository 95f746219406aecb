using System.Net;
using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>The engine's log messages.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1, LogLevel.Information, "Engine started: deployment {Deployment}, backend {Backend}, epoch {Epoch}, {Executions} active executions")]
    public static partial void EngineStarted(ILogger logger, string deployment, string backend, long epoch, int executions);

    [LoggerMessage(2, LogLevel.Information, "Execution {Id} ({Name} of {User}) is {Status}{Reason}")]
    public static partial void ExecutionChanged(ILogger logger, long id, string name, string user, string status, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Command} of {Key} on {Node} failed: {Message}")]
    public static partial void CommandFailed(ILogger logger, string command, ServiceKey key, string node, string message);

    [LoggerMessage(4, LogLevel.Warning, "{Command} of {Key} on {Node} failed and is retried: {Message}")]
    public static partial void CommandDelayed(ILogger logger, string command, ServiceKey key, string node, string message);

    [LoggerMessage(64, LogLevel.Error, "{Command} of {Key} on {Node} failed unexpectedly and is retried")]
    public static partial void CommandFailedUnexpectedly(ILogger logger, Exception exception, string command, ServiceKey key, string node);


    [LoggerMessage(78, LogLevel.Information, "Deleted {Count} executions that ended before {Before:u}; archives: {Archives}")]
    public static partial void Purged(ILogger logger, long count, DateTimeOffset before, string archives);

    [LoggerMessage(79, LogLevel.Warning, "Deleting executions that ended long ago failed and is retried: {Message}")]
    public static partial void PurgeFailed(ILogger logger, string message);

    [LoggerMessage(65, LogLevel.Error, "Collecting the output of {Key} on {Node} failed unexpectedly; it is not collected any more")]
    public static partial void LogsFailedUnexpectedly(ILogger logger, Exception exception, ServiceKey key, string node);

    [LoggerMessage(66, LogLevel.Critical, "{Task} has stopped after an error; the server must be restarted")]
    public static partial void BackgroundTaskFailed(ILogger logger, Exception exception, string task);

    [LoggerMessage(67, LogLevel.Error, "{Count} audit entries are not stored yet")]
    public static partial void AuditNotStored(ILogger logger, Exception exception, int count);

    [LoggerMessage(68, LogLevel.Error, "{Count} audit entries were lost: the store was unavailable for too long")]
    public static partial void AuditLost(ILogger logger, long count);

    [LoggerMessage(69, LogLevel.Debug, "The usage of services on {Node} was not read: {Message}")]
    public static partial void UsageNotRead(ILogger logger, string node, string message);

    [LoggerMessage(70, LogLevel.Warning, "The usage of services is not stored yet")]
    public static partial void UsageNotStored(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Removing {Key} from {Node}: it belongs to no active service of this deployment")]
    public static partial void OrphanFound(ILogger logger, ServiceKey key, string node);

    [LoggerMessage(6, LogLevel.Error, "The store failed; reloading the stored state in {Delay}")]
    public static partial void StoreFailed(ILogger logger, Exception exception, TimeSpan delay);

    [LoggerMessage(7, LogLevel.Warning, "Listing the services of the backend failed: {Message}")]
    public static partial void ReconcileFailed(ILogger logger, string message);

    [LoggerMessage(8, LogLevel.Warning, "Collecting the output of {Key} on {Node} was interrupted: {Message}")]
    public static partial void LogsInterrupted(ILogger logger, ServiceKey key, string node, string message);

    [LoggerMessage(60, LogLevel.Debug, "{Key} on {Node} is unreachable: {Message}")]
    public static partial void ServiceUnreachable(ILogger logger, ServiceKey key, string node, string message);

    [LoggerMessage(9, LogLevel.Warning, "Node {Node} is unreachable, and so are its services: {Problem}")]
    public static partial void NodeOffline(ILogger logger, string node, string? problem);

    [LoggerMessage(10, LogLevel.Information, "Node {Node} is reachable")]
    public static partial void NodeOnline(ILogger logger, string node);

    [LoggerMessage(61, LogLevel.Warning, "Network {Network} does not span the nodes ({Nodes}): all services of an execution are placed on one node. Use an overlay network, or name one that spans the nodes in spanning-networks")]
    public static partial void NetworkDoesNotSpan(ILogger logger, string network, string nodes);

    [LoggerMessage(62, LogLevel.Warning, "The control plane is unreachable: {Problem}. Running services continue and are not given up; none can be started or stopped until it is reachable")]
    public static partial void ControlPlaneUnreachable(ILogger logger, string? problem);

    [LoggerMessage(63, LogLevel.Information, "The control plane is reachable again")]
    public static partial void ControlPlaneReachable(ILogger logger);

    [LoggerMessage(20, LogLevel.Warning, "The cores of {Key} on {Node} could not be changed: {Message}")]
    public static partial void ResizeFailed(ILogger logger, ServiceKey key, string node, string message);

    [LoggerMessage(11, LogLevel.Warning, "{Purpose} failed and is retried at the next start: {Message}")]
    public static partial void FileWorkFailed(ILogger logger, string purpose, string message);

    [LoggerMessage(12, LogLevel.Error, "The scheduler is replaced by the default one until the next start: {Problem}")]
    public static partial void SchedulerReplaced(ILogger logger, Exception? exception, string problem);

    [LoggerMessage(15, LogLevel.Error, "The default scheduler failed; services are not placed")]
    public static partial void SchedulerFailed(ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "The system clock jumped by {Jump}; back-offs and node timeouts are adjusted")]
    public static partial void ClockJumped(ILogger logger, TimeSpan jump);

    [LoggerMessage(13, LogLevel.Error, "A message of type {Type} failed and is dropped")]
    public static partial void MessageDropped(ILogger logger, Exception exception, string type);

    [LoggerMessage(14, LogLevel.Critical, "The engine has stopped after an error")]
    public static partial void EngineFailed(ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Warning, "The output of {Key} cannot be written to {Folder}: {Message} Retrying; the service keeps running")]
    public static partial void LogsNotWritten(ILogger logger, ServiceKey key, string folder, string message);

    [LoggerMessage(41, LogLevel.Information, "The output of {Key} can be written again")]
    public static partial void LogsWrittenAgain(ILogger logger, ServiceKey key);

    [LoggerMessage(44, LogLevel.Warning, "The output of {Key} is not followed until file descriptors are available: {Reason}")]
    public static partial void LogsWaitForDescriptors(ILogger logger, ServiceKey key, string reason);

    [LoggerMessage(45, LogLevel.Information, "Removing the log folder of execution {Id}, which does not exist any more")]
    public static partial void LogsSwept(ILogger logger, long id);

    [LoggerMessage(46, LogLevel.Warning, "Searching for log folders of deleted executions failed and is retried: {Message}")]
    public static partial void LogsNotSwept(ILogger logger, string message);

    [LoggerMessage(47, LogLevel.Error, "{Problem}")]
    public static partial void DiskFull(ILogger logger, string problem);

    [LoggerMessage(48, LogLevel.Information, "There is free space again: {Folders}")]
    public static partial void DiskHasSpace(ILogger logger, string folders);

    [LoggerMessage(42, LogLevel.Information, "Receiving GELF messages on UDP port {Port} of {Address}")]
    public static partial void GelfListens(ILogger logger, IPAddress address, int port);

    [LoggerMessage(43, LogLevel.Warning, "GELF datagrams of the last minute: {Accepted} accepted, {Malformed} malformed, {Forbidden} from sources that are not allowed, {Unknown} for no running service, {Lost} not written")]
    public static partial void GelfUnused(ILogger logger, long accepted, long malformed, long forbidden, long unknown, long lost);

    [LoggerMessage(64, LogLevel.Information, "Limits of services changed: memory {Memory}, cores {Cores}")]
    public static partial void LimitsChanged(ILogger logger, string memory, string cores);

    [LoggerMessage(70, LogLevel.Information, "This host does not lead deployment {Deployment}: it answers from the store and passes requests to the leader")]
    public static partial void Following(ILogger logger, string deployment);

    [LoggerMessage(71, LogLevel.Warning, "This host does not lead any more: epoch {Epoch} is over. It waits to lead again")]
    public static partial void LeadershipLost(ILogger logger, long epoch);

    [LoggerMessage(72, LogLevel.Warning, "Stored requests of other hosts cannot be read and are retried: {Message}")]
    public static partial void RequestsNotRead(ILogger logger, string message);

    [LoggerMessage(73, LogLevel.Error, "Stored request {Id} is refused: {Message}")]
    public static partial void RequestNotReadable(ILogger logger, long id, string message);

    [LoggerMessage(77, LogLevel.Debug, "Stored request {Id} is refused, or read again: {Message}")]
    public static partial void RequestFailed(ILogger logger, long id, string message);

    [LoggerMessage(74, LogLevel.Warning, "Executions and nodes cannot be read and are retried: {Message}")]
    public static partial void ViewNotLoaded(ILogger logger, string message);

    [LoggerMessage(78, LogLevel.Warning, "The nodes cannot be read from this host, which does not lead; it shows the last ones and retries: {Message}")]
    public static partial void NodesNotDescribed(ILogger logger, string message);

    [LoggerMessage(79, LogLevel.Warning, "The use of links cannot be exchanged with other hosts and is retried: {Message}")]
    public static partial void LinkUseNotShared(ILogger logger, string message);

    [LoggerMessage(75, LogLevel.Warning, "Other hosts could not be notified of changes: {Message}")]
    public static partial void ChangesNotPublished(ILogger logger, string message);

    [LoggerMessage(76, LogLevel.Warning, "{Command} of {Key} on {Node} is not run: this host does not lead any more")]
    public static partial void CommandFenced(ILogger logger, string command, ServiceKey key, string node);
    [LoggerMessage(65, LogLevel.Warning, "Removing expired idempotency keys failed and is retried: {Message}")]
    public static partial void KeysNotSwept(ILogger logger, string message);

    [LoggerMessage(66, LogLevel.Warning, "The queue order {Order} uses expected durations: executions without one, given or estimated from former runs, are ordered after the others by submission")]
    public static partial void OrderUsesDurations(ILogger logger, string order);

    [LoggerMessage(67, LogLevel.Warning, "Idle executions are not ended: {Obstacle}")]
    public static partial void IdleNotDetected(ILogger logger, string obstacle);
}
