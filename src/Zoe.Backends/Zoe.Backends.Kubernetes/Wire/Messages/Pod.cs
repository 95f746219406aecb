namespace Zoe.Backends.Kubernetes;

/// <summary>A pod: one container, in ours.</summary>
internal sealed record Pod : KubernetesObject
{
    public PodSpec? Spec { get; init; }

    public PodStatus? Status { get; init; }
}
