using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Executions;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>Applies a plan to the engine's state.</summary>
internal static class PlanTransitions
{
    public static EngineState Apply(this EngineState state, Plan plan, DateTimeOffset now)
    {
        var room = plan.Releases.IsEmpty && state.Index.Vacating == 0 ? null : new FreeCapacity(state);
        // A plan may place an elastic service and release it again for an execution later in the queue.
        var released = plan.Releases.Select(release => release.ServiceId).ToHashSet();
        foreach (var group in plan.Placements
            .Where(placement => !released.Contains(placement.ServiceId))
            .GroupBy(placement => placement.ExecutionId))
        {
            var nodes = group.ToImmutableDictionary(placement => placement.ServiceId, placement => placement.Node);
            if (room is not null) nodes = room.Take(state.Executions[group.Key], nodes);
            if (nodes.IsEmpty) continue;
            var placed = state.Executions[group.Key].WithServices(service =>
                nodes.TryGetValue(service.Id, out var node) ? service.PlaceOn(node) : service);
            state = state.With(placed.Advance(now));
        }

        foreach (var release in plan.Releases)
        {
            var execution = state.Executions[release.ExecutionId];
            if (execution.FindService(release.ServiceId) is { Status: ServiceStatus.Starting or ServiceStatus.Active } service)
                state = state.With(execution.WithService(service with { Status = ServiceStatus.Terminating, Restarting = true }));
        }

        return state.Explain(plan.Waiting);
    }

    private static EngineState Explain(this EngineState state, ImmutableArray<Wait> waiting)
    {
        if (waiting.IsEmpty) return state;
        var affinity = new NetworkAffinity([.. state.Nodes.Values]);
        foreach (var wait in waiting)
        {
            if (!state.Executions.TryGetValue(wait.ExecutionId, out var execution)) continue;
            var reason = WaitReasonText.Describe(wait, execution, affinity);
            if (state.Settings.OrdersByDuration && execution is { ExpectedDuration: null, TimeStart: null })
                reason += " Its expected duration is not known, so that it is queued after those with a known one.";
            if (execution.WaitReason != reason) state = state.With(execution with { WaitReason = reason });
        }

        return state;
    }
}
