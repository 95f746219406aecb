using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Applies a quota that has been stored.</summary>
internal sealed record SetQuotaRequest(long UserId, Quota? Quota) : Request
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    public override EngineState Apply(EngineState state, DateTimeOffset now) => state.WithQuota(UserId, Quota);

    public override void Complete() => _answer.TrySetResult();

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
