namespace Zoe.Hosting;

/// <summary>The engine is stopping and takes in nothing more.</summary>
public sealed class EngineStoppedException() : Exception("The engine is stopping; try again when it is back.");
