namespace Zoe.Hosting;

/// <summary>The engine is stopping and accepts no requests.</summary>
public sealed class EngineStoppedException() : Exception("The engine is stopping; try again when it has restarted.");
