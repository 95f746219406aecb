using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>All ZApps of a shop, and beside them what is wrong with those that cannot be shown.</summary>
/// <param name="Entries">What can be started, in the order of the folders' names.</param>
/// <param name="Problems">Files with errors or warnings.</param>
public sealed record ShopCatalogue(ImmutableArray<ShopEntry> Entries, ImmutableArray<ShopProblem> Problems)
{
    /// <summary>
    /// Reads a shop: every folder of <paramref name="path"/> that has a <c>manifest.json</c>. A broken file hides only
    /// what it describes.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Task<ShopCatalogue> ReadAsync(
        string path, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ShopReader(limits ?? ReadLimits.Default).ReadAsync(path, cancellationToken);
    }
}
