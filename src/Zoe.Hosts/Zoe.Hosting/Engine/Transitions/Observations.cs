using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Transitions for states of services reported by the backend.</summary>
internal static class Observations
{
    /// <summary>
    /// Applies the observed state of a service. Observations of other containers than the current one are ignored,
    /// since they may be stale.
    /// </summary>
    public static EngineState Observe(this EngineState state, ObservedService seen, DateTimeOffset now)
    {
        if (!state.Owns(seen)) return state;
        var (execution, service) = state.Find(seen.Key)!.Value;
        return seen.State switch
        {
            // It ran too briefly to be observed as running.
            ServiceState.Exited when service.Status is ServiceStatus.Starting =>
                state.Observe(seen with { State = ServiceState.Running }, now).Observe(seen, now),
            ServiceState.Exited when service.Status is ServiceStatus.Active && seen.Disruption is { } cause =>
                state.Disrupted(execution, Describe(service, seen) with { ExitCode = null, Reason = null }, cause, now),
            ServiceState.Exited when service.Status is ServiceStatus.Active =>
                state.Exited(execution, Describe(service, seen), now, seen.EndedAt),
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

    /// <summary>True when a container is the current one of an active service.</summary>
    public static bool Owns(this EngineState state, ObservedService seen) =>
        state.Find(seen.Key) is { } found && found.Service.Key == seen.Key && found.Service.Node == seen.Node;

    /// <summary>A container that should exist is missing.</summary>
    public static EngineState Missing(this EngineState state, ServiceKey key, string node, DateTimeOffset now)
    {
        if (state.Find(key) is not { } found || found.Service.Key != key || found.Service.Node != node) return state;
        var (execution, service) = found;
        return service.Status switch
        {
            // It did not exit by itself. On a node that is no longer configured it may still be running.
            ServiceStatus.Active when execution.DefinitionOf(service).Monitor && state.Nodes.ContainsKey(node) =>
                state.Disrupted(execution, service with { BackendStatus = BackendStatus.Destroyed }, "was removed outside Zoe", now),
            ServiceStatus.Active => state.Exited(
                execution,
                service with { BackendStatus = BackendStatus.Destroyed, ErrorMessage = "It was removed outside Zoe." },
                now),
            ServiceStatus.Terminating => state.Removed(execution, service, now),
            _ => state,
        };
    }

    /// <summary>
    /// A container was stopped and removed: its service has ended, returns to the queue, or is restarted on the same
    /// node.
    /// </summary>
    public static EngineState Removed(this EngineState state, Execution execution, Service service, DateTimeOffset now)
    {
        if (service.RestartsOnSameNode() && state.IsSchedulable(service.Node!))
            return state.With(execution.WithService(service.StartOnSameNode()).Advance(now));
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
    /// A service exited by itself. The exit of a monitor ends its execution; any other service is restarted, unless the
    /// ZApp disables restarts or it was an elastic service that succeeded.
    /// </summary>
    public static EngineState Exited(
        this EngineState state, Execution execution, Service exited, DateTimeOffset now, DateTimeOffset? endedAt = null)
    {
        var ended = execution.WithService(exited with { Status = ServiceStatus.Terminating, NotBefore = null });
        var mayRestart = !execution.Application.DisableAutorestart;
        if (execution.DefinitionOf(exited).Monitor)
        {
            return exited.ExitCode == 0
                ? state.End(ended, ExecutionStatus.Terminated, error: null, now, endedAt)
                : state.End(ended, ExecutionStatus.Error, $"Service {exited.Name} {ExitText.Describe(exited)}.", now, endedAt);
        }

        if (exited.Essential && !mayRestart)
        {
            return state.End(
                ended, ExecutionStatus.Error, $"Essential service {exited.Name} died: it {ExitText.Describe(exited)}.", now);
        }

        if (!mayRestart || (!exited.Essential && exited.ExitCode == 0)) return state.With(ended.Advance(now));
        var reason = $"It {ExitText.Describe(exited)}.";
        var restarted = exited.Restart(reason, exited.Essential ? null : exited.Node, now) with { ErrorMessage = reason };
        return state.FindGiveUpReason(restarted, reason) is { } giveUp
            ? state.End(execution.WithService(restarted), ExecutionStatus.Error, giveUp, now)
            : state.With(execution.WithService(restarted).Advance(now));
    }

    /// <summary>
    /// A service was stopped by something other than Zoe. Its exit code is ignored: it is restarted elsewhere, monitors
    /// too, unless the ZApp disables restarts.
    /// </summary>
    private static EngineState Disrupted(
        this EngineState state, Execution execution, Service disrupted, string cause, DateTimeOffset now)
    {
        if (!execution.Application.DisableAutorestart)
        {
            var reason = $"It {cause}.";
            // A container missing in a listing may also have crashed unobserved.
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
        // Equality of ImmutableArray compares references.
        Ports = seen.Ports.IsDefaultOrEmpty || service.Ports.SequenceEqual(seen.Ports) ? service.Ports : seen.Ports,
    };
}
