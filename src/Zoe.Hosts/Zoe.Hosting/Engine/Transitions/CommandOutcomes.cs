using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Transitions;

/// <summary>Transitions for results of commands.</summary>
internal static class CommandOutcomes
{
    /// <summary>A service is stopped and removed.</summary>
    public static EngineState Stopped(this EngineState state, ServiceKey key, DateTimeOffset now) =>
        state.Find(key) is { } found && found.Service.Key == key && found.Service.Status is ServiceStatus.Terminating
            ? state.Removed(found.Execution, found.Service, now)
            : state;

    /// <summary>
    /// A start failed permanently. A rejection ends the execution with the backend's message; other failures return the
    /// service to the queue.
    /// </summary>
    public static EngineState StartFailed(
        this EngineState state, ServiceKey key, BackendFailure failure, string message, DateTimeOffset now)
    {
        if (state.Find(key) is not { } found || found.Service.Key != key
            || found.Service.Status is not ServiceStatus.Starting)
        {
            return state;
        }

        var failed = found.Service with { ErrorMessage = message };
        if (failure is BackendFailure.Rejected)
        {
            var rejected = found.Execution.WithService(failed with { Status = ServiceStatus.Error, Node = null });
            return state.End(rejected, ExecutionStatus.Error, $"Service {failed.Name} cannot be started: {message}", now);
        }

        var restarted = failed.Restart(message, failed.Node, now);
        var next = found.Execution.WithService(restarted);
        return state.FindGiveUpReason(restarted, message) is { } reason
            ? state.End(next, ExecutionStatus.Error, reason, now)
            : state.With(next.Advance(now));
    }

    /// <summary>Records the progress of a start, for users.</summary>
    public static EngineState Progress(this EngineState state, ServiceProgress progress) =>
        state.Find(progress.Key) is { Service: { Status: ServiceStatus.Starting } service } found
        && service.Key == progress.Key && service.Node == progress.Node && service.Reason != progress.Text
            ? state.With(found.Execution.WithService(service with { Reason = progress.Text }))
            : state;

    /// <summary>Records why a command is being retried, for users.</summary>
    public static EngineState Delayed(this EngineState state, ServiceKey key, string message) =>
        state.Find(key) is { } found && found.Service.Key == key && found.Service.ErrorMessage != message
            ? state.With(found.Execution.WithService(found.Service with { ErrorMessage = message }))
            : state;
}
