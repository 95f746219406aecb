namespace Zoe.Backends.Kubernetes;

/// <summary>Of which moment a list is, and where its next page begins.</summary>
internal sealed record ListMeta(string? ResourceVersion, string? Continue);
