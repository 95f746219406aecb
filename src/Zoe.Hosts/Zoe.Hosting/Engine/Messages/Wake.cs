namespace Zoe.Hosting;

/// <summary>A service that had to wait before its restart may start now.</summary>
internal sealed record Wake : EngineMessage;
