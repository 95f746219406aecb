namespace Zoe.Backends.Docker;

/// <summary>Answer of <c>/containers/{id}/json</c>.</summary>
internal sealed record ContainerDetails(
    string Id,
    string? Name,
    ContainerState? State,
    ContainerLabels? Config,
    ContainerLimits? HostConfig,
    ContainerNetworks? NetworkSettings);
