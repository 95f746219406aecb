namespace Zoe.Hosting;

/// <summary>A moment for which the engine asked to be woken has come.</summary>
internal sealed record Wake : EngineMessage;
