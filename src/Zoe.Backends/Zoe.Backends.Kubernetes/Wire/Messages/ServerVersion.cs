namespace Zoe.Backends.Kubernetes;

/// <summary>Which Kubernetes a server is.</summary>
internal sealed record ServerVersion(string? GitVersion);
