using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>A service group of format 2.</summary>
public sealed record ZAppV2Service
{
    /// <summary>Name of the group.</summary>
    public required string Name { get; init; }

    /// <summary>Environment variables in order, with placeholders.</summary>
    public ImmutableArray<EnvironmentVariable> Environment { get; init; } = [];

    /// <summary>Networks to join in addition to the configured one.</summary>
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary>Host folders to mount in addition to the user's workspace.</summary>
    public ImmutableArray<ZAppV2Volume> Volumes { get; init; } = [];

    /// <summary>Full name of the container image.</summary>
    public required string DockerImage { get; init; }

    /// <summary>True when the end of this service ends the application.</summary>
    public required bool Monitor { get; init; }

    /// <summary>Maximum number of instances; 1 or more.</summary>
    public required int TotalCount { get; init; }

    /// <summary>Number of instances without which the application makes no progress.</summary>
    public required int EssentialCount { get; init; }

    /// <summary>Resources of each instance.</summary>
    public required ZAppV2Resources RequiredResources { get; init; }

    /// <summary>Services with a lower value are started first.</summary>
    public required int StartupOrder { get; init; }

    /// <summary>Ports that users may access.</summary>
    public ImmutableArray<ZAppV2Port> Ports { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(ZAppV2Service? other) =>
        other is not null
        && (Name, DockerImage, Monitor) == (other.Name, other.DockerImage, other.Monitor)
        && (TotalCount, EssentialCount, StartupOrder) == (other.TotalCount, other.EssentialCount, other.StartupOrder)
        && RequiredResources == other.RequiredResources
        && Sequence.Equal(Environment, other.Environment)
        && Sequence.Equal(Networks, other.Networks)
        && Sequence.Equal(Volumes, other.Volumes)
        && Sequence.Equal(Ports, other.Ports);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, DockerImage, TotalCount, EssentialCount, StartupOrder);
}
