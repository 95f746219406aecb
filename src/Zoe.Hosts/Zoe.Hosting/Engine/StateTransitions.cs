using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine;

/// <summary>State transition for each message. Pure functions; commands are derived from the state.</summary>
internal static class StateTransitions
{
    /// <param name="state">The state before.</param>
    /// <param name="message">The message.</param>
    /// <param name="isSettled">Whether no command has been running for a container since a sequence number.</param>
    /// <param name="epoch">This engine's epoch; containers of a later epoch are ignored.</param>
    /// <param name="now">The current time.</param>
    public static EngineState Apply(
        this EngineState state, EngineMessage message, Func<ServiceKey, long, bool> isSettled, long epoch, DateTimeOffset now) =>
        message switch
        {
            Request request => request.Apply(state, now),
            BackendReport { Event: ServiceChanged changed } => state.Observe(changed.Service, now),
            BackendReport { Event: ServiceProgress progress } => state.Progress(progress),
            BackendReport { Event: NodeChanged changed } => state.WithNode(changed.Node, now),
            FullReport report => state
                .WithNodes(report.ChangedNodes, report.GoneNodes, now)
                .Reconcile(report, key => isSettled(key, report.RequestedAt), epoch, now),
            StartedReport started => state.Observe(started.Service, now),
            StartFailedReport failed => state.StartFailed(failed.Key, failed.Failure, failed.Message, now),
            StoppedReport stopped => state.WithoutOrphan(stopped.Key, stopped.Node).Stopped(stopped.Key, now),
            IdleReport idle => state.Idle(idle.Id, idle.End),
            IdleEndReport idle => state.EndIdle(idle.Id, idle.IdleTime, now),
            DelayedReport delayed => state.Delayed(delayed.Key, delayed.Message),
            _ => state,
        };

    /// <summary>
    /// Applies elapsed time: lost nodes, ended back-offs and time limits, and then queues what the quotas allow. Called
    /// before planning.
    /// </summary>
    public static EngineState ApplyElapsedTime(this EngineState state, TimeSpan? nodeLostAfter, DateTimeOffset now) =>
        state.LoseNodes(nodeLostAfter, now).EndBackoffs(now).LimitBackoffs(now).EndDue(now).Admit(now);

    private static EngineState WithNode(this EngineState state, BackendNode node, DateTimeOffset now)
    {
        if (state.Nodes.TryGetValue(node.Name, out var known) && known.IsSame(node)) return state;
        return state with
        {
            Nodes = state.Nodes.SetItem(node.Name, node),
            ChangedNodes = state.ChangedNodes.Add(node.Name),
            OfflineSince = node.Online || node.ControlPlaneUnreachable
                ? state.OfflineSince.Remove(node.Name)
                : state.OfflineSince.SetItem(node.Name, state.OfflineSince.GetValueOrDefault(node.Name, now)),
        };
    }

    private static EngineState WithNodes(
        this EngineState state, ImmutableArray<BackendNode> nodes, ImmutableArray<string> goneNodes, DateTimeOffset now)
    {
        foreach (var gone in goneNodes)
        {
            if (!state.Nodes.ContainsKey(gone)) continue;
            state = state with
            {
                Nodes = state.Nodes.Remove(gone),
                ChangedNodes = state.ChangedNodes.Add(gone),
                OfflineSince = state.OfflineSince.Remove(gone),
            };
        }

        foreach (var node in nodes) state = state.WithNode(node, now);
        return state;
    }

    private static EngineState WithoutOrphan(this EngineState state, ServiceKey key, string node) =>
        state with { Orphans = state.Orphans.Remove(new Orphan(key, node)) };
}
