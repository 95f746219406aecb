using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Terminates an execution on a user's request.</summary>
internal sealed record TerminateRequest(long Id, string Reason, string By = ExecutionEvent.Engine) : Request
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    public override EngineState Apply(EngineState state, DateTimeOffset now) =>
        state.Executions.TryGetValue(Id, out var execution)
            ? state.End(execution, ExecutionStatus.Terminated, Reason, now, by: By)
            : throw new ExecutionStateException($"Execution {Id} is not running: it has ended already.");

    public override void Complete() => _answer.TrySetResult();

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
