using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>How a slot gets its next container.</summary>
internal static class Restarts
{
    /// <summary>Whoever has run for so long did not crash because of what made it crash before.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PauseAfterShortRun = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gives a slot its next turn once what is left of its current attempt is removed: an essential service without a
    /// node to <paramref name="avoid"/> where it was, any other where the scheduler finds room. Before the first restart
    /// there is no pause, then it doubles from a second to a minute, so that a crash loop does not keep anybody busy;
    /// after a long run it begins anew.
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
            RestartReason = reason,
            AvoidNode = avoid,
            NotBefore = PauseAfter(before) is { Ticks: > 0 } pause ? now + pause : null,
        };
    }

    /// <summary>
    /// Gives a slot its next turn on another node if there is one, after an end that was not its own fault and so does
    /// not count as a crash. One that had only just begun pauses, so that whoever keeps removing it finds less to remove.
    /// </summary>
    public static Service RestartElsewhere(this Service service, string reason, DateTimeOffset now) => service with
    {
        Status = ServiceStatus.Terminating,
        Restarting = true,
        RestartCount = service.RestartCount + 1,
        RestartReason = reason,
        ErrorMessage = reason,
        AvoidNode = service.Node,
        NotBefore = now - service.RunningSince >= ShortRun ? null : now + PauseAfterShortRun,
    };

    /// <summary>True for a service that is to be started where it died: its execution makes no progress meanwhile.</summary>
    public static bool ReturnsToItsNode(this Service service) =>
        service is { Essential: true, Restarting: true, AvoidNode: null };

    /// <summary>
    /// True while the next try of a service whose start failed, or that ended, is only a matter of time: its execution
    /// counts as starting, so that it does not alternate between that and waiting.
    /// </summary>
    public static bool IsBetweenTries(this Service service, DateTimeOffset now) => service.ErrorMessage is not null
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

    /// <summary>The next attempt on the same node, after the pause.</summary>
    public static Service StartAgain(this Service service) =>
        service.PlaceOn(service.Node!) with { NotBefore = service.NotBefore, ErrorMessage = service.ErrorMessage };

    /// <summary>Lets the services that paused long enough start, or be given a place.</summary>
    public static EngineState EndPauses(this EngineState state, DateTimeOffset now)
    {
        foreach (var (due, executionId, serviceId) in state.Index.Pausing)
        {
            if (due > now) break;
            var execution = state.Executions[executionId];
            var service = execution.FindService(serviceId)!;
            var next = execution.WithService(service with { NotBefore = null });
            var isTriedAgain = service.Status is ServiceStatus.Runnable && execution.Status is ExecutionStatus.Starting;
            state = state.With(isTriedAgain ? next.Advance(now) : next);
        }

        return state;
    }

    /// <summary>
    /// Shortens pauses that last longer than any may: the clock was set back, also while the engine was away.
    /// </summary>
    public static EngineState BoundPauses(this EngineState state, DateTimeOffset now)
    {
        var latest = now.Plus(LongestPause);
        while (!state.Index.Pausing.IsEmpty && state.Index.Pausing.Max is var (due, executionId, serviceId) && due > latest)
        {
            var execution = state.Executions[executionId];
            state = state.With(execution.WithService(execution.FindService(serviceId)! with { NotBefore = latest }));
        }

        return state;
    }

    private static TimeSpan PauseAfter(int restartsBefore)
    {
        if (restartsBefore == 0) return TimeSpan.Zero;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(restartsBefore - 1, 10)));
        return pause < LongestPause ? pause : LongestPause;
    }
}
