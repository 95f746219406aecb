namespace Zoe.Backends.Kubernetes;

/// <summary>Host names that lead to Services.</summary>
internal sealed record Ingress : KubernetesObject
{
    public IngressSpec? Spec { get; init; }
}
