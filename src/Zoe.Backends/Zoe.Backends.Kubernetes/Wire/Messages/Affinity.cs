namespace Zoe.Backends.Kubernetes;

/// <summary>On which nodes a pod may be.</summary>
internal sealed record Affinity(NodeAffinity? NodeAffinity);
