namespace Zoe.Backends.Kubernetes;

/// <summary>Who a pod's processes run as.</summary>
internal sealed record PodSecurityContext
{
    public long? RunAsUser { get; init; }

    public long? RunAsGroup { get; init; }

    public bool? RunAsNonRoot { get; init; }

    public SeccompProfile? SeccompProfile { get; init; }
}
