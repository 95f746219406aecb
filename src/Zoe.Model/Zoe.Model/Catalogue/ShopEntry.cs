using Zoe.Model.Shop;

namespace Zoe.Model.Catalogue;

/// <summary>A ZApp of a shop that can be started.</summary>
public sealed record ShopEntry
{
    /// <summary>Unique identifier: folder name and index in the manifest, for example <c>pi-0</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Full path of the folder with the manifest and its files.</summary>
    public required string Folder { get; init; }

    /// <summary>The entry of the manifest.</summary>
    public required ShopZApp Listing { get; init; }

    /// <summary>The ZApp, converted if it had format 2.</summary>
    public required ZApp ZApp { get; init; }
}
