using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Hosting;

/// <summary>Takes a plan over into the engine's state.</summary>
internal static class PlanOutcome
{
    public static EngineState Apply(this EngineState state, Plan plan, DateTimeOffset now)
    {
        foreach (var group in plan.Placements.GroupBy(placement => placement.ExecutionId))
        {
            var nodes = group.ToImmutableDictionary(placement => placement.ServiceId, placement => placement.Node);
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
        foreach (var wait in waiting)
        {
            var execution = state.Executions[wait.ExecutionId];
            var reason = WaitSentence.Describe(wait, execution);
            if (execution.WaitReason != reason) state = state.With(execution with { WaitReason = reason });
        }

        return state;
    }

    private static Service PlaceOn(this Service service, string node) => service with
    {
        Status = ServiceStatus.Starting,
        Node = node,
        Attempt = service.Attempt + 1,
        NotBefore = null,
        BackendId = null,
        BackendStatus = BackendStatus.Undefined,
        ExitCode = null,
        ErrorMessage = null,
    };
}
