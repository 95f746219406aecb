namespace Zoe.Hosting.Engine.Messages;

/// <summary>The engine's timer has elapsed.</summary>
internal sealed record TimerElapsed : EngineMessage;
