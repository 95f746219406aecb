namespace Zoe.Backends.Kubernetes;

/// <summary>A name, and perhaps ports, by which pods are reached.</summary>
internal sealed record KubeService : KubernetesObject
{
    public KubeServiceSpec? Spec { get; init; }

    public KubeServiceStatus? Status { get; init; }
}
