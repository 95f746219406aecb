namespace Zoe.Hosting.Engine.Messages;

/// <summary>A moment for which the engine asked to be woken has come.</summary>
internal sealed record Wake : EngineMessage;
