using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Forwarding;

/// <summary>Stands for a stored request that this version cannot read, so that it is answered.</summary>
internal sealed record RefusedRequest(string Reason) : Request
{
    public override EngineState Apply(EngineState state, DateTimeOffset now) => throw new ExecutionStateException(Reason);

    public override void Complete()
    {
        // Its answer is all there is.
    }

    public override void Fail(Exception exception)
    {
        // It is read again.
    }
}
