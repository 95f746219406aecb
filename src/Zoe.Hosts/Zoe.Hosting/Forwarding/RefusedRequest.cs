using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Forwarding;

/// <summary>A stored request that the engine does not get, such as one that this version cannot read; it is answered.</summary>
internal sealed record RefusedRequest(Exception Reason) : Request
{
    public override EngineState Apply(EngineState state, DateTimeOffset now) => throw Reason;

    public override void Complete()
    {
        // Its answer is all there is.
    }

    public override void Fail(Exception exception)
    {
        // It is read again.
    }
}
