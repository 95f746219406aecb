using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>What the backend tells of a service, turned into what it means for its execution.</summary>
internal static class Observations
{
    /// <summary>
    /// Takes in the state of a service as the backend saw it. What is said of a container that is not the slot's current
    /// one is passed over: it may be an old tale.
    /// </summary>
    public static EngineState Observe(this EngineState state, ObservedService seen, DateTimeOffset now)
    {
        if (!state.Owns(seen)) return state;
        var (execution, service) = state.Find(seen.Key)!.Value;
        return seen.State switch
        {
            // It ran, only too shortly for anybody to see.
            ServiceState.Exited when service.Status is ServiceStatus.Starting =>
                state.Observe(seen with { State = ServiceState.Running }, now).Observe(seen, now),
            ServiceState.Exited when service.Status is ServiceStatus.Active && seen.Disruption is { } cause =>
                state.Disrupt(execution, Describe(service, seen) with { ExitCode = null, Reason = null }, cause, now),
            ServiceState.Exited when service.Status is ServiceStatus.Active =>
                state.Die(execution, Describe(service, seen), now, seen.EndedAt),
            ServiceState.Running when service.Status is ServiceStatus.Starting or ServiceStatus.Active =>
                state.With(execution.WithService(Describe(service, seen) with
                {
                    Status = ServiceStatus.Active,
                    RunningSince = service.RunningSince ?? now,
                    ErrorMessage = null,
                }).Advance(now)),
            ServiceState.Created when service.Status is ServiceStatus.Starting =>
                state.With(execution.WithService(Describe(service, seen))),
            _ => state,
        };
    }

    /// <summary>True when a container is the current one of a living service.</summary>
    public static bool Owns(this EngineState state, ObservedService seen) =>
        state.Find(seen.Key) is { } found && found.Service.Key == seen.Key && found.Service.Node == seen.Node;

    /// <summary>Takes in that a service which should exist no longer does.</summary>
    public static EngineState Vanish(this EngineState state, ServiceKey key, string node, DateTimeOffset now)
    {
        if (state.Find(key) is not { } found || found.Service.Key != key || found.Service.Node != node) return state;
        var (execution, service) = found;
        return service.Status switch
        {
            // Whoever removed it, it did not end by itself. On a node that is no longer configured it may go on unseen.
            ServiceStatus.Active when execution.DefinitionOf(service).Monitor && state.Nodes.ContainsKey(node) =>
                state.Disrupt(execution, service with { BackendStatus = BackendStatus.Destroyed }, "was removed by others", now),
            ServiceStatus.Active => state.Die(
                execution,
                service with { BackendStatus = BackendStatus.Destroyed, ErrorMessage = "It was removed from outside." },
                now),
            ServiceStatus.Terminating => state.Gone(execution, service, now),
            _ => state,
        };
    }

    /// <summary>
    /// A service is stopped and removed: its slot is free, waits for its next turn, or is started on the same node again.
    /// </summary>
    public static EngineState Gone(this EngineState state, Execution execution, Service service, DateTimeOffset now)
    {
        if (service.ReturnsToItsNode() && state.IsSchedulable(service.Node!))
            return state.With(execution.WithService(service.StartAgain()).Advance(now));
        var gone = service with
        {
            Status = service.Restarting ? ServiceStatus.Runnable : ServiceStatus.Inactive,
            Restarting = false,
            Node = null,
            IpAddress = null,
            Ports = [],
            BackendStatus = service.BackendStatus is BackendStatus.OomKilled or BackendStatus.Lost
                ? service.BackendStatus
                : BackendStatus.Destroyed,
        };
        return state.With(execution.WithService(gone).Advance(now));
    }

    /// <summary>
    /// A service has ended though nobody asked it to. The end of a monitor is that of its execution; any other service
    /// is restarted, unless the ZApp forbids it or it was an elastic one that has done its work.
    /// </summary>
    public static EngineState Die(
        this EngineState state, Execution execution, Service dead, DateTimeOffset now, DateTimeOffset? endedAt = null)
    {
        var ended = execution.WithService(dead with { Status = ServiceStatus.Terminating, NotBefore = null });
        var mayRestart = !execution.Application.DisableAutorestart;
        if (execution.DefinitionOf(dead).Monitor)
        {
            return dead.ExitCode == 0
                ? state.End(ended, ExecutionStatus.Terminated, $"Service {dead.Name} has ended.", now, endedAt)
                : state.End(ended, ExecutionStatus.Error, $"Service {dead.Name} {HowItEnded(dead)}.", now, endedAt);
        }

        if (dead.Essential && !mayRestart)
        {
            return state.End(
                ended, ExecutionStatus.Error, $"Essential service {dead.Name} died: it {HowItEnded(dead)}.", now);
        }

        if (!mayRestart || (!dead.Essential && dead.ExitCode == 0)) return state.With(ended.Advance(now));
        var reason = $"It {HowItEnded(dead)}.";
        var restarted = dead.Restart(reason, dead.Essential ? null : dead.Node, now) with { ErrorMessage = reason };
        return state.With(execution.WithService(restarted).Advance(now));
    }

    /// <summary>
    /// A service was ended from outside, by no order of this engine. Whatever its exit code, its work is not done: it is
    /// started again elsewhere, monitors too, unless the ZApp forbids restarts.
    /// </summary>
    private static EngineState Disrupt(
        this EngineState state, Execution execution, Service disrupted, string cause, DateTimeOffset now)
    {
        if (!execution.Application.DisableAutorestart)
        {
            var reason = $"It {cause}.";
            // What only a list shows to be missing may also have crashed unseen.
            var restarted = disrupted.BackendStatus is BackendStatus.Destroyed
                ? disrupted.Restart(reason, disrupted.Node, now) with { ErrorMessage = reason }
                : disrupted.RestartElsewhere(reason, now);
            return state.With(execution.WithService(restarted).Advance(now));
        }

        var ended = execution.WithService(disrupted with { Status = ServiceStatus.Terminating, NotBefore = null });
        return disrupted.Essential || execution.DefinitionOf(disrupted).Monitor
            ? state.End(ended, ExecutionStatus.Error, $"Service {disrupted.Name} {cause}.", now)
            : state.With(ended.Advance(now));
    }

    private static Service Describe(Service service, ObservedService seen) => service with
    {
        BackendId = seen.BackendId,
        BackendStatus = seen switch
        {
            { OutOfMemory: true } => BackendStatus.OomKilled,
            { State: ServiceState.Exited } => BackendStatus.Dead,
            { State: ServiceState.Running } => BackendStatus.Started,
            _ => BackendStatus.Created,
        },
        ExitCode = seen.ExitCode,
        Reason = seen.Reason,
        IpAddress = seen.IpAddress ?? service.IpAddress,
        // Arrays are equal only when they are the same.
        Ports = seen.Ports.IsDefaultOrEmpty || service.Ports.SequenceEqual(seen.Ports) ? service.Ports : seen.Ports,
    };

    private static string HowItEnded(Service dead) => dead switch
    {
        { BackendStatus: BackendStatus.Lost } => $"was lost with node {dead.Node}, which no longer answers",
        { BackendStatus: BackendStatus.OomKilled } => "was killed because it used more memory than it may",
        { BackendStatus: BackendStatus.Destroyed } => "was removed from outside",
        { ExitCode: { } code, Reason: { } reason } => $"ended with exit code {code}: {reason}",
        { ExitCode: { } code } => $"ended with exit code {code}",
        { Reason: { } reason } => $"ended: {reason}",
        _ => "ended, and its exit code is not known",
    };
}
