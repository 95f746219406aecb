namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>The cluster for which an exec plug-in is run.</summary>
internal sealed record ExecCredentialSpec(bool Interactive, ExecCredentialCluster? Cluster);
