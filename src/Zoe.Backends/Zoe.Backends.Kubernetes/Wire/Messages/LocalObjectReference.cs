namespace Zoe.Backends.Kubernetes;

/// <summary>An object of the same namespace.</summary>
internal sealed record LocalObjectReference(string Name);
