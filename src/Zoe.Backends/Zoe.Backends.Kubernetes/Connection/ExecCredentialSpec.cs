namespace Zoe.Backends.Kubernetes;

/// <summary>For which cluster an exec plug-in is asked.</summary>
internal sealed record ExecCredentialSpec(bool Interactive, ExecCredentialCluster? Cluster);
