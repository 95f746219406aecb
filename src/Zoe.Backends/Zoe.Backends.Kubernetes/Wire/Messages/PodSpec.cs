namespace Zoe.Backends.Kubernetes;

/// <summary>What a pod shall be.</summary>
internal sealed record PodSpec
{
    public required Container[] Containers { get; init; }

    public Container[]? InitContainers { get; init; }

    public Volume[]? Volumes { get; init; }

    public string? RestartPolicy { get; init; }

    public string? NodeName { get; init; }

    public Affinity? Affinity { get; init; }

    public Toleration[]? Tolerations { get; init; }

    public string? Hostname { get; init; }

    public bool? EnableServiceLinks { get; init; }

    public bool? AutomountServiceAccountToken { get; init; }

    public PodSecurityContext? SecurityContext { get; init; }

    public LocalObjectReference[]? ImagePullSecrets { get; init; }

    /// <summary>What the pod's sandbox itself needs, beside its containers.</summary>
    public Dictionary<string, string>? Overhead { get; init; }
}
