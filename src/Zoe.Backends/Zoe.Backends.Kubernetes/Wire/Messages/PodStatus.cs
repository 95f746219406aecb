namespace Zoe.Backends.Kubernetes;

/// <summary>What a pod is.</summary>
internal sealed record PodStatus
{
    public string? Phase { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public Condition[]? Conditions { get; init; }

    public ContainerStatus[]? ContainerStatuses { get; init; }

    public string? PodIP { get; init; }
}
