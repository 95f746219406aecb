using Zoe.Hosting.Engine.Messages;
using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Forwarding;

/// <summary>A repeated submission: the answer is the execution of the first one.</summary>
internal sealed record KnownSubmission(long ExecutionId) : Request
{
    public override EngineState Apply(EngineState state, DateTimeOffset now) => state;

    public override void Complete()
    {
        // Its answer is all there is.
    }

    public override void Fail(Exception exception)
    {
        // It is read again.
    }
}
