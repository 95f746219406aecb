namespace Zoe.Backends.Docker.Engine;

/// <summary>A time in which an engine did not answer, on the engine's own clock.</summary>
/// <param name="Begin">When it last answered before.</param>
/// <param name="End">When it answered again; null while it does not.</param>
internal readonly record struct EngineOutage(DateTimeOffset Begin, DateTimeOffset? End);
