using Zoe.Backends.Drivers;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Restarts of services.</summary>
internal static class Restarts
{
    /// <summary>A run of this length ends a crash loop and resets the back-off.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromMinutes(10);

    /// <summary>An attempt that ends within this time counts as a failed start.</summary>
    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BackoffAfterShortRun = TimeSpan.FromSeconds(5);
    private static readonly ExponentialBackoff CrashBackoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    /// <summary>
    /// Restarts a service once its current container is removed: an essential service without a node to <paramref
    /// name="avoid"/> on the same node, any other where the scheduler places it. The first restart is immediate, then
    /// the back-off doubles from a second to a minute; a long run resets it.
    /// </summary>
    public static Service Restart(this Service service, string reason, string? avoid, DateTimeOffset now)
    {
        var before = now - service.RunningSince >= LongRun ? 0 : service.RestartsInARow;
        return service with
        {
            Status = ServiceStatus.Terminating,
            Restarting = true,
            RestartCount = service.RestartCount + 1,
            RestartsInARow = before + 1,
            FailedStarts = now - service.RunningSince >= ShortRun ? 0 : service.FailedStarts + 1,
            RestartReason = reason,
            AvoidNode = avoid,
            NotBefore = before > 0 ? now + CrashBackoff.After(before) : null,
        };
    }

    /// <summary>
    /// Why the execution of a service that is to be restarted ends instead: an essential service has failed to start too
    /// often in a row; null when it does not.
    /// </summary>
    public static string? FindGiveUpReason(this EngineState state, Service restarted, string failure) =>
        restarted.Essential && restarted.FailedStarts >= state.Settings.MaxFailedStarts
            ? $"Essential service {restarted.Name} failed to start {restarted.FailedStarts} times in a row. The last time: {failure}"
            : null;

    /// <summary>
    /// Restarts a service, preferably on another node, after a disruption, which does not count as a crash. A service
    /// that had only just started backs off, in case something keeps removing it.
    /// </summary>
    public static Service RestartElsewhere(this Service service, string reason, DateTimeOffset now) => service with
    {
        Status = ServiceStatus.Terminating,
        Restarting = true,
        RestartCount = service.RestartCount + 1,
        RestartReason = reason,
        ErrorMessage = reason,
        AvoidNode = service.Node,
        NotBefore = now - service.RunningSince >= ShortRun ? null : now + BackoffAfterShortRun,
    };

    /// <summary>True for an essential service that is restarted on the same node.</summary>
    public static bool RestartsOnSameNode(this Service service) =>
        service is { Essential: true, Restarting: true, AvoidNode: null };

    /// <summary>
    /// True while a service waits for its next attempt after a failure. Its execution counts as starting, so that its
    /// status does not alternate with queued.
    /// </summary>
    public static bool IsAwaitingRetry(this Service service, DateTimeOffset now) => service.ErrorMessage is not null
        && (service is { Status: ServiceStatus.Terminating, Restarting: true }
            || (service.Status is ServiceStatus.Runnable && service.NotBefore > now));

    /// <summary>Starts the next attempt on a node.</summary>
    public static Service PlaceOn(this Service service, string node) => service with
    {
        Status = ServiceStatus.Starting,
        Node = node,
        LastNode = node,
        Attempt = service.Attempt + 1,
        Restarting = false,
        NotBefore = null,
        AvoidNode = null,
        BackendId = null,
        BackendStatus = BackendStatus.Undefined,
        RunningSince = null,
        ExitCode = null,
        IpAddress = null,
        Ports = [],
        ErrorMessage = null,
        Reason = null,
    };

    /// <summary>Starts the next attempt on the same node, after the back-off.</summary>
    public static Service StartOnSameNode(this Service service) =>
        service.PlaceOn(service.Node!) with { NotBefore = service.NotBefore, ErrorMessage = service.ErrorMessage };

    /// <summary>Lets services whose back-off has ended be started or placed.</summary>
    public static EngineState EndBackoffs(this EngineState state, DateTimeOffset now)
    {
        foreach (var (due, executionId, serviceId) in state.Index.BackingOff)
        {
            if (due > now) break;
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            var next = execution.WithService(service with { NotBefore = null });
            var isRetry = service.Status is ServiceStatus.Runnable && execution.Status is ExecutionStatus.Starting;
            state = state.With(isRetry ? next.Advance(now) : next);
        }

        return state;
    }

    /// <summary>
    /// Limits back-offs to the maximum, in case the clock was set back, also while the engine was stopped.
    /// </summary>
    public static EngineState LimitBackoffs(this EngineState state, DateTimeOffset now)
    {
        var latest = now.Plus(CrashBackoff.Max);
        while (!state.Index.BackingOff.IsEmpty && state.Index.BackingOff.Max is var (due, executionId, serviceId) && due > latest)
        {
            var execution = state.Executions[executionId];
            state = state.With(execution.WithService(execution.FindService(serviceId)! with { NotBefore = latest }));
        }

        return state;
    }
}
