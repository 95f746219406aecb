namespace Zoe.Backends.Docker;

/// <summary>Answer of <c>/info</c>.</summary>
/// <param name="NCPU">Number of cores.</param>
/// <param name="MemTotal">Memory in bytes.</param>
/// <param name="Labels">The labels that the administrator gave the engine; null for none.</param>
/// <param name="SystemTime">The clock of the machine.</param>
internal sealed record EngineInfo(int NCPU, long MemTotal, string[]? Labels, DateTimeOffset? SystemTime);
