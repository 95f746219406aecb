using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Commands;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.Planning;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Engine.View;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Logs.Files;

namespace Zoe.Hosting.Engine;

/// <summary>
/// Side effects of a state once it is durable: commands, log collection, timers, and change notifications.
/// </summary>
internal sealed class EngineEffects(
    CommandDispatcher dispatcher,
    LogCollectors logs,
    LogPaths paths,
    BackgroundFiles files,
    ChangeSignal changes,
    EngineInbox inbox,
    ZoeOptions options,
    TimeProvider time,
    ILogger<EngineEffects> logger) : IDisposable
{
    private ITimer? _timer;
    private string? _separated;

    /// <summary>
    /// Dispatches commands and starts log collection for executions and orphans. The state must be durable.
    /// </summary>
    public void Dispatch(
        IEnumerable<Execution> executions, IEnumerable<Orphan> orphans, long epoch, CancellationToken stopping)
    {
        foreach (var execution in executions)
        {
            foreach (var service in execution.Services)
                if (service is { Status: ServiceStatus.Active, Node: { } node }) logs.Ensure(service.Key, node);
            foreach (var command in RequiredCommands.For(execution, options.StopGrace))
                dispatcher.Ensure(command, epoch, stopping);
        }

        foreach (var orphan in orphans)
            dispatcher.Ensure(new StopCommand(orphan.Key, orphan.Node, options.StopGrace, LogsFirst: false), epoch, stopping);
    }

    /// <summary>Logs changes, sets the timer, and notifies waiters.</summary>
    public void Report(EngineState before, EngineState after, DateTimeOffset now)
    {
        foreach (var execution in after.Unsaved.Values)
        {
            if (before.Executions.GetValueOrDefault(execution.Id)?.Status == execution.Status) continue;
            var reason = execution.ErrorMessage is { } message ? $": {message}" : "";
            HostingLog.ExecutionChanged(
                logger, execution.Id, execution.Name, execution.UserName, execution.Status.ToName(), reason);
        }

        foreach (var orphan in after.NewOrphans) HostingLog.OrphanFound(logger, orphan.Key, orphan.Node);
        if (!after.ChangedNodes.IsEmpty) LogControlPlane(before, after);
        foreach (var name in after.ChangedNodes)
            if (after.Nodes.TryGetValue(name, out var node)) LogNode(before.Nodes.GetValueOrDefault(name), node);
        if (!ReferenceEquals(before.Nodes, after.Nodes)) LogNetwork(after);

        foreach (var id in after.Deleted) files.DeleteFolder($"Deleting the logs of execution {id}", paths.Folder(id));
        SetTimer(after, now);
        if (!after.Unsaved.IsEmpty || !after.Deleted.IsEmpty) changes.Set();
    }

    /// <summary>
    /// Drops what is kept of ended services. It looks at all services, so that it is called outside the engine loop: a
    /// state is published before its commands, hence a command whose service is not in the view has ended.
    /// </summary>
    /// <param name="view">The published state.</param>
    /// <param name="until">Only commands up to this sequence number; later ones may still contradict a listing.</param>
    public void ForgetEnded(EngineView view, long until)
    {
        bool HasEnded(ServiceKey key) => view.State.Find(key) is not { } found || found.Service.Key != key;
        var orphans = view.State.Orphans.Keys.Select(orphan => orphan.Key).ToHashSet();
        dispatcher.ForgetSettled(key => HasEnded(key) && !orphans.Contains(key), until);
        logs.Forget(HasEnded);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    // Logged once for all nodes.
    private void LogControlPlane(EngineState before, EngineState after)
    {
        var was = before.Nodes.Values.FirstOrDefault(node => node.ControlPlaneUnreachable);
        var now = after.Nodes.Values.FirstOrDefault(node => node.ControlPlaneUnreachable);
        if (was is null && now is not null) HostingLog.ControlPlaneUnreachable(logger, now.Problem);
        if (was is not null && now is null) HostingLog.ControlPlaneReachable(logger);
    }

    private void LogNode(BackendNode? before, BackendNode now)
    {
        if (now.ControlPlaneUnreachable || before is { ControlPlaneUnreachable: true } && now.Online) return;
        if (now.Online && before?.Online != true) HostingLog.NodeOnline(logger, now.Name);
        if (!now.Online && (before?.Online != false || before.ControlPlaneUnreachable)) HostingLog.NodeOffline(logger, now.Name, now.Problem);
    }

    // Logged once per network.
    private void LogNetwork(EngineState after)
    {
        if (NetworkSpan.FindSeparated([.. after.Nodes.Values]) is not var (network, nodes) || network == _separated) return;
        _separated = network;
        HostingLog.NetworkDoesNotSpan(logger, network, nodes);
    }

    private void SetTimer(EngineState state, DateTimeOffset now)
    {
        var pause = state.Index.BackingOff.IsEmpty ? (DateTimeOffset?)null : state.Index.BackingOff.Min.Due;
        var loss = state.NextLoss(options.NodeLostAfter, now);
        var next = pause is null || loss < pause ? loss : pause;
        if (!state.Due.IsEmpty && (next is null || state.Due.Min.Due < next)) next = state.Due.Min.Due;
        _timer ??= time.CreateTimer(_ => inbox.Post(new TimerElapsed()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(next is { } due ? (due - now).ForTimer() : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
