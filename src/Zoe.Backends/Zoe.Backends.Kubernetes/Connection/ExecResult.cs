namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>An identity that a plug-in gave, and until when it holds; null for as long as it is accepted.</summary>
internal sealed record ExecResult(ClusterIdentity Identity, DateTimeOffset? Until);
