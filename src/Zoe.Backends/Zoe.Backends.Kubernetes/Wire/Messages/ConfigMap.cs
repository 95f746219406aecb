namespace Zoe.Backends.Kubernetes;

/// <summary>Text by name; for us, the object that owns all that an execution has.</summary>
internal sealed record ConfigMap : KubernetesObject
{
    public Dictionary<string, string>? Data { get; init; }
}
