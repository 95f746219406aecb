using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Deletes an execution that has ended.</summary>
internal sealed record DeleteRequest(long Id) : Request
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    public override EngineState Apply(EngineState state, DateTimeOffset now) =>
        state.Executions.TryGetValue(Id, out var execution)
            ? throw new ExecutionStateException(
                $"Execution {Id} is {execution.Status.ToName()}: terminate it and wait until it has ended before deleting it.")
            : state with { Deleted = state.Deleted.Add(Id), Unreadable = state.Unreadable.Remove(Id) };

    public override void Complete() => _answer.TrySetResult();

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
