using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>What the backend tells of a service, turned into what it means for its execution.</summary>
internal static class Observations
{
    private static readonly TimeSpan LongestRestartDelay = TimeSpan.FromMinutes(1);

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
            ServiceState.Exited when service.Status is ServiceStatus.Active =>
                state.Die(execution, Describe(service, seen), now),
            ServiceState.Running when service.Status is ServiceStatus.Starting or ServiceStatus.Active =>
                state.With(execution.WithService(Describe(service, seen) with
                {
                    Status = ServiceStatus.Active,
                    ErrorMessage = null,
                }).Advance(now)),
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
            ServiceStatus.Active => state.Die(
                execution,
                service with { BackendStatus = BackendStatus.Destroyed, ErrorMessage = "It was removed from outside." },
                now),
            ServiceStatus.Terminating => state.Gone(execution, service, now),
            _ => state,
        };
    }

    /// <summary>A service is stopped and removed: its slot is free, or waits for its next turn.</summary>
    public static EngineState Gone(this EngineState state, Execution execution, Service service, DateTimeOffset now)
    {
        var gone = service with
        {
            Status = service.Restarting ? ServiceStatus.Runnable : ServiceStatus.Inactive,
            Restarting = false,
            Node = null,
            IpAddress = null,
            Ports = [],
            BackendStatus = service.BackendStatus is BackendStatus.OomKilled
                ? BackendStatus.OomKilled
                : BackendStatus.Destroyed,
        };
        return state.With(execution.WithService(gone).Advance(now));
    }

    /// <summary>Puts a slot back into the queue once what is left of its current attempt is removed.</summary>
    public static Service Restart(this Service service, DateTimeOffset now) => service with
    {
        Status = ServiceStatus.Terminating,
        Restarting = true,
        RestartCount = service.RestartCount + 1,
        NotBefore = RestartDelay(service.RestartCount) is { Ticks: > 0 } delay ? now + delay : null,
    };

    private static EngineState Die(this EngineState state, Execution execution, Service dead, DateTimeOffset now)
    {
        var definition = execution.DefinitionOf(dead);
        var ended = execution.WithService(dead with { Status = ServiceStatus.Terminating });
        if (definition.Monitor && dead.ExitCode == 0)
            return state.End(ended, ExecutionStatus.Terminated, $"Service {dead.Name} has ended.", now);
        if (definition.Monitor)
            return state.End(ended, ExecutionStatus.Error, $"Service {dead.Name} {HowItEnded(dead)}.", now);
        if (dead.Essential)
            return state.End(ended, ExecutionStatus.Error, $"Essential service {dead.Name} died: it {HowItEnded(dead)}.", now);

        var finished = dead.ExitCode == 0 || execution.Application.DisableAutorestart;
        return finished
            ? state.With(ended.Advance(now))
            : state.With(execution.WithService(dead.Restart(now) with { ErrorMessage = $"It {HowItEnded(dead)}." }).Advance(now));
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
        IpAddress = seen.IpAddress ?? service.IpAddress,
        Ports = seen.Ports.IsDefaultOrEmpty ? service.Ports : seen.Ports,
    };

    private static string HowItEnded(Service dead) => dead switch
    {
        { BackendStatus: BackendStatus.OomKilled } => "was killed because it used more memory than it may",
        { BackendStatus: BackendStatus.Destroyed } => "was removed from outside",
        { ExitCode: { } code } => $"ended with exit code {code}",
        _ => "ended, nobody knows how",
    };

    private static TimeSpan RestartDelay(int restartsBefore)
    {
        if (restartsBefore == 0) return TimeSpan.Zero;
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(restartsBefore - 1, 10)));
        return delay < LongestRestartDelay ? delay : LongestRestartDelay;
    }
}
