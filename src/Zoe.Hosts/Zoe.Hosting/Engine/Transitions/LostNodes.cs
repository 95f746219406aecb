using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>
/// Gives up services on nodes that have been unreachable for too long. Their containers may still run, so they become
/// orphans, which are removed as soon as the node is back.
/// </summary>
internal static class LostNodes
{
    /// <summary>Gives up the services of nodes that have been offline for the given time; null for never.</summary>
    public static EngineState LoseNodes(this EngineState state, TimeSpan? after, DateTimeOffset now)
    {
        foreach (var (node, since) in state.OfflineSince)
            if (now - since >= after && !state.Index.OnNode(node).IsEmpty) state = state.LoseServices(node, now);
        return state;
    }

    /// <summary>When the next node will have been offline for that time; null for never.</summary>
    public static DateTimeOffset? NextLoss(this EngineState state, TimeSpan? after, DateTimeOffset now) =>
        after is not { } time || state.OfflineSince.IsEmpty
            ? null
            : state.OfflineSince.Values.Select(since => since.Plus(time)).Where(due => due > now).Min(due => (DateTimeOffset?)due);

    private static EngineState LoseServices(this EngineState state, string node, DateTimeOffset now)
    {
        foreach (var (serviceId, executionId) in state.Index.OnNode(node))
        {
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            var key = service.Key;
            state = state.WithOrphan(new Orphan(key, node));
            if (service.Status is not ServiceStatus.Terminating)
            {
                state = state.Exited(execution, service with { BackendStatus = BackendStatus.Lost, ExitCode = null, Reason = null }, now);
                (execution, service) = state.Find(key)!.Value;
            }

            state = state.Removed(execution, service, now);
        }

        return state;
    }
}
