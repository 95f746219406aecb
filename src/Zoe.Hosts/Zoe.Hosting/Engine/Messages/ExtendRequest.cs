using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Keeps an execution for a time although it is idle.</summary>
internal sealed record ExtendRequest(long Id, TimeSpan Duration, string By) : Request
{
    private readonly TaskCompletionSource<Execution> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Execution? _extended;

    public Task<Execution> Answer => _answer.Task;

    public override EngineState Apply(EngineState state, DateTimeOffset now)
    {
        if (!state.Executions.TryGetValue(Id, out var execution) || execution.Status is ExecutionStatus.CleaningUp)
            throw new ExecutionStateException($"Execution {Id} is not running: it has ended already.");
        var until = now + Duration;
        state = state.With(execution with { KeepUntil = until, IdleEnd = null }, $"Kept until {until:u}, even when it is idle.", By);
        _extended = state.Executions[Id];
        return state;
    }

    public override void Complete() => _answer.TrySetResult(_extended!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
