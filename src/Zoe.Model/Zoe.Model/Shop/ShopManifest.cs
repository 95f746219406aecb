using System.Collections.Immutable;
using Zoe.Model.ZApps;

namespace Zoe.Model.Shop;

/// <summary>The <c>manifest.json</c> of a shop folder.</summary>
public sealed record ShopManifest
{
    /// <summary>The format version of this record.</summary>
    public const int FormatVersion = 1;

    /// <summary><see cref="FormatVersion"/> in a valid document.</summary>
    public int Version { get; init; } = FormatVersion;

    /// <summary>The ZApps; their index is part of their identifier.</summary>
    public required ImmutableArray<ShopZApp> Zapps { get; init; }

    /// <inheritdoc/>
    public bool Equals(ShopManifest? other) =>
        other is not null && Version == other.Version && Sequence.Equal(Zapps, other.Zapps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Sequence.Hash(Zapps));
}
