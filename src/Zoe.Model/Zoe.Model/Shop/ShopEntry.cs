namespace Zoe.Model;

/// <summary>A ZApp of a shop that can be started.</summary>
public sealed record ShopEntry
{
    /// <summary>Unique in the shop: the folder's name and the place in its manifest, for example <c>pi-0</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Full path of the folder with the manifest and the files it names.</summary>
    public required string Folder { get; init; }

    /// <summary>What the manifest says.</summary>
    public required ShopZApp Listing { get; init; }

    /// <summary>The description; one of format 2 has been converted.</summary>
    public required ZApp ZApp { get; init; }
}
