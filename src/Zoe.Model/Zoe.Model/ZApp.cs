using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zoe.Model.ZApps;

namespace Zoe.Model;

/// <summary>
/// An application description in format 3. Read by <see cref="ZAppReader"/>, or created in code and then checked by
/// <see cref="ZAppValidator"/>. Has value equality.
/// </summary>
public sealed record ZApp
{
    /// <summary>The format version of this record.</summary>
    public const int FormatVersion = 3;

    /// <summary>Name of the application, not of an execution of it.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="FormatVersion"/> in a valid document.</summary>
    public int Version { get; init; } = FormatVersion;

    /// <summary>True when the application ends by itself, as batch jobs do; false for notebooks and servers.</summary>
    public required bool WillEnd { get; init; }

    /// <summary>A hint for schedulers that order by size; 0 or more.</summary>
    public required long Size { get; init; }

    /// <summary>True to never restart failed services.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DisableAutorestart { get; init; }

    /// <summary>The service groups; at least one of them a monitor.</summary>
    public required ImmutableArray<ZAppService> Services { get; init; }

    /// <inheritdoc/>
    public bool Equals(ZApp? other) =>
        ReferenceEquals(this, other)
        || (other is not null
        && Name == other.Name
        && Version == other.Version
        && WillEnd == other.WillEnd
        && Size == other.Size
        && DisableAutorestart == other.DisableAutorestart
        && Sequence.Equal(Services, other.Services));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Version, WillEnd, Size, Sequence.Hash(Services));
}
