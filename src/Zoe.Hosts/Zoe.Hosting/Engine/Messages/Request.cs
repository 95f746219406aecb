namespace Zoe.Hosting;

/// <summary>A user's request: answered once its effect is durable.</summary>
internal abstract record Request : EngineMessage
{
    /// <summary>Takes the request in; throws what the caller gets to see, leaving the state as it was.</summary>
    public abstract EngineState Apply(EngineState state, DateTimeOffset now);

    /// <summary>Tells the caller that the effect is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that there is no effect.</summary>
    public abstract void Fail(Exception exception);
}
