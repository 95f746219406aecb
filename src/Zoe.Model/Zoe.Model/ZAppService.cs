using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>A service group: up to <see cref="TotalCount"/> instances of one image with the same settings.</summary>
public sealed record ZAppService
{
    /// <summary>Name of the group; instances are named <c>name0</c>, <c>name1</c>, …</summary>
    public required string Name { get; init; }

    /// <summary>Environment variables in order, with placeholders.</summary>
    public ImmutableArray<EnvironmentVariable> Environment { get; init; } = [];

    /// <summary>Host folders to mount in addition to the user's workspace.</summary>
    public ImmutableArray<ZAppVolume> Volumes { get; init; } = [];

    /// <summary>Full name of the container image.</summary>
    public required string Image { get; init; }

    /// <summary>True when the end of this service ends the application.</summary>
    public required bool Monitor { get; init; }

    /// <summary>Maximum number of instances; 1 or more.</summary>
    public required int TotalCount { get; init; }

    /// <summary>Number of instances without which the application makes no progress; 0 to <see cref="TotalCount"/>.</summary>
    public required int EssentialCount { get; init; }

    /// <summary>Resources of each instance.</summary>
    public required ZAppResources Resources { get; init; }

    /// <summary>Services with a lower value are started first; may be negative.</summary>
    public required int StartupOrder { get; init; }

    /// <summary>The command to run; null for the default of the image. Placeholders are not replaced.</summary>
    public string? Command { get; init; }

    /// <summary>Working directory of the command; null for the default of the image.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WorkDir { get; init; }

    /// <summary>Ports that users may access.</summary>
    public ImmutableArray<ZAppPort> Ports { get; init; } = [];

    /// <summary>Labels that a node must have.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The network to join instead of the configured one; null for the configured one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Network { get; init; }

    /// <summary>Accepted for compatibility; has no effect.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Replicas { get; init; }

    /// <inheritdoc/>
    public bool Equals(ZAppService? other) =>
        ReferenceEquals(this, other)
        || (other is not null
        && Name == other.Name
        && Image == other.Image
        && Monitor == other.Monitor
        && (TotalCount, EssentialCount, StartupOrder) == (other.TotalCount, other.EssentialCount, other.StartupOrder)
        && Resources == other.Resources
        && (Command, WorkDir, Network) == (other.Command, other.WorkDir, other.Network)
        && Replicas == other.Replicas
        && Sequence.Equal(Environment, other.Environment)
        && Sequence.Equal(Volumes, other.Volumes)
        && Sequence.Equal(Ports, other.Ports)
        && Sequence.Equal(Labels, other.Labels));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Name, Image, TotalCount, EssentialCount, Resources, Command, Sequence.Hash(Environment));
}
