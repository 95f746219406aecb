using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A user's request: answered once its effect is durable.</summary>
internal abstract record Request : EngineMessage
{
    /// <summary>About how much memory it takes while it waits.</summary>
    public virtual long Bytes => 256;

    /// <summary>Takes the request in; throws what the caller gets to see, leaving the state as it was.</summary>
    public abstract EngineState Apply(EngineState state, DateTimeOffset now);

    /// <summary>Tells the caller that the effect is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that there is no effect; without effect itself once the request is answered.</summary>
    public abstract void Fail(Exception exception);
}
