namespace Zoe.Backends.Kubernetes;

/// <summary>Rights of the superuser that a container does without.</summary>
internal sealed record Capabilities(string[] Drop);
