namespace Zoe.Backends.Kubernetes;

/// <summary>What became of a container.</summary>
internal sealed record ContainerStatus
{
    public required string Name { get; init; }

    public ContainerState? State { get; init; }

    public string? ContainerID { get; init; }
}
