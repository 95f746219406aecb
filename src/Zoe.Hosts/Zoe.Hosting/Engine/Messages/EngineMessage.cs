namespace Zoe.Hosting.Engine.Messages;

/// <summary>Something that the engine has to take in; handled one after the other.</summary>
internal abstract record EngineMessage;
