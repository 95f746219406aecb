namespace Zoe.Backends.Kubernetes;

/// <summary>A machine of the cluster.</summary>
internal sealed record Node : KubernetesObject
{
    public NodeSpec? Spec { get; init; }

    public NodeStatus? Status { get; init; }
}
