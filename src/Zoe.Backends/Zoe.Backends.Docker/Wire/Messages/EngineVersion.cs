namespace Zoe.Backends.Docker;

/// <summary>Answer of <c>/version</c>.</summary>
internal sealed record EngineVersion(string? Version, string? ApiVersion, string? MinAPIVersion);
