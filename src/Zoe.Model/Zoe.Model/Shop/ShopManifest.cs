using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>What a folder of the shop offers; its <c>manifest.json</c>.</summary>
public sealed record ShopManifest
{
    /// <summary>The version of the format this record mirrors.</summary>
    public const int FormatVersion = 1;

    /// <summary>Always <see cref="FormatVersion"/> in a valid document.</summary>
    public int Version { get; init; } = FormatVersion;

    /// <summary>The ZApps, in the order in which their ids count them.</summary>
    public required ImmutableArray<ShopZApp> Zapps { get; init; }

    /// <inheritdoc/>
    public bool Equals(ShopManifest? other) =>
        other is not null && Version == other.Version && Sequence.Equal(Zapps, other.Zapps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Sequence.Hash(Zapps));
}
