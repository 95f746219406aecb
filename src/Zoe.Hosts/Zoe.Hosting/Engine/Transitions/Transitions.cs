using System.Collections.Immutable;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>The next state for each message. Pure: what to do about it follows from the state.</summary>
internal static class Transitions
{
    /// <param name="state">The state before.</param>
    /// <param name="message">What happened.</param>
    /// <param name="isSettled">Whether a container had no command under way since a sequence number.</param>
    /// <param name="epoch">This engine's epoch; containers of a later one are not its business.</param>
    /// <param name="now">The moment.</param>
    public static EngineState Apply(
        this EngineState state, EngineMessage message, Func<ServiceKey, long, bool> isSettled, long epoch, DateTimeOffset now) =>
        message switch
        {
            Request request => request.Apply(state, now),
            BackendReport { Event: ServiceChanged changed } => state.Observe(changed.Service, now),
            BackendReport { Event: ServiceProgress progress } => state.Progress(progress),
            BackendReport { Event: NodeChanged changed } => state.WithNode(changed.Node, now),
            FullReport report => state
                .WithNodes(report.Nodes, now)
                .Reconcile(report.Listing, key => isSettled(key, report.AskedAt), epoch, now),
            StartedReport started => state.Observe(started.Service, now),
            StartFailedReport failed => state.StartFailed(failed.Key, failed.Failure, failed.Message, now),
            StoppedReport stopped => state.WithoutOrphan(stopped.Key, stopped.Node).Stopped(stopped.Key, now),
            DelayedReport delayed => state.Delayed(delayed.Key, delayed.Message),
            _ => state,
        };

    /// <summary>What follows from the mere passing of time, before anything is planned.</summary>
    public static EngineState PassTime(this EngineState state, TimeSpan? nodeLostAfter, DateTimeOffset now) =>
        state.LoseNodes(nodeLostAfter, now).EndPauses(now);

    private static EngineState WithNode(this EngineState state, BackendNode node, DateTimeOffset now) => state with
    {
        Nodes = state.Nodes.SetItem(node.Name, node),
        OfflineSince = node.Online || node.ControlPlaneUnreachable
            ? state.OfflineSince.Remove(node.Name)
            : state.OfflineSince.SetItem(node.Name, state.OfflineSince.GetValueOrDefault(node.Name, now)),
    };

    private static EngineState WithNodes(
        this EngineState state, IReadOnlyList<BackendNode> nodes, DateTimeOffset now) => state with
        {
            Nodes = nodes.ToImmutableSortedDictionary(node => node.Name, node => node, StringComparer.Ordinal),
            OfflineSince = nodes.Where(node => node is { Online: false, ControlPlaneUnreachable: false }).ToImmutableDictionary(
                node => node.Name, node => state.OfflineSince.GetValueOrDefault(node.Name, now)),
        };

    private static EngineState WithoutOrphan(this EngineState state, ServiceKey key, string node) =>
        state with { Orphans = state.Orphans.Remove(new Orphan(key, node)) };
}
