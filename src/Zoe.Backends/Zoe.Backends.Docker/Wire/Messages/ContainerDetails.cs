using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>Answer of <c>/containers/{id}/json</c>.</summary>
internal sealed record ContainerDetails(
    string Id,
    string? Name,
    ContainerState? State,
    ContainerLabels? Config,
    ContainerLimits? HostConfig,
    ContainerNetworks? NetworkSettings)
{
    /// <summary>As <see cref="ObservedService.Disruption"/>; found by <see cref="ContainerInspection"/>.</summary>
    [JsonIgnore]
    public string? Disruption { get; init; }
}
