using Zoe.Hosting.Engine.State;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A user's request, completed once its effect is durable.</summary>
internal abstract record Request : EngineMessage
{
    /// <summary>Approximate memory use while it is pending.</summary>
    public virtual long Bytes => 256;

    /// <summary>Applies the request to the state. Throws the exception for the caller when it is rejected.</summary>
    public abstract EngineState Apply(EngineState state, DateTimeOffset now);

    /// <summary>Completes the caller's task: the effect is durable.</summary>
    public abstract void Complete();

    /// <summary>
    /// Fails the caller's task: there is no effect, unless the exception says that there may be one. Does nothing when
    /// the request has been completed.
    /// </summary>
    public abstract void Fail(Exception exception);
}
