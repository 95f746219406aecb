namespace Zoe.Backends.Kubernetes;

/// <summary>Which object something is about.</summary>
internal sealed record ObjectReference(string? Kind, string? Name, string? Uid);
