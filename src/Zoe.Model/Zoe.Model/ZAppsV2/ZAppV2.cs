using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>An application description in format 2. Convert it with <see cref="ZAppConverter"/> to run it.</summary>
public sealed record ZAppV2
{
    /// <summary>The format version of this record.</summary>
    public const int FormatVersion = 2;

    /// <summary>Name of the application.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="FormatVersion"/> in a valid document.</summary>
    public int Version { get; init; } = FormatVersion;

    /// <summary>True when the application ends by itself.</summary>
    public required bool WillEnd { get; init; }

    /// <summary>0 to 1023; has no effect.</summary>
    public required int Priority { get; init; }

    /// <summary>True to never restart failed services.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DisableAutorestart { get; init; }

    /// <summary>Has no effect.</summary>
    public required bool RequiresBinary { get; init; }

    /// <summary>The service groups; at least one of them a monitor.</summary>
    public required ImmutableArray<ZAppV2Service> Services { get; init; }

    /// <inheritdoc/>
    public bool Equals(ZAppV2? other) =>
        other is not null
        && (Name, Version, WillEnd, Priority) == (other.Name, other.Version, other.WillEnd, other.Priority)
        && (DisableAutorestart, RequiresBinary) == (other.DisableAutorestart, other.RequiresBinary)
        && Sequence.Equal(Services, other.Services);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Version, WillEnd, Priority, Sequence.Hash(Services));
}
