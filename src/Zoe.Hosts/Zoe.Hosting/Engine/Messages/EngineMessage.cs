namespace Zoe.Hosting;

/// <summary>Something that the engine has to take in; handled one after the other.</summary>
internal abstract record EngineMessage;
