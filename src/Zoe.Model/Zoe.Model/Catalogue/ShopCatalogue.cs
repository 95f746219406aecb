using System.Collections.Immutable;
using Zoe.Model.Limits;

namespace Zoe.Model.Catalogue;

/// <summary>The ZApps of a shop, and problems with its files.</summary>
/// <param name="Entries">The valid ZApps, ordered by folder name.</param>
/// <param name="Problems">Files with errors or warnings.</param>
public sealed record ShopCatalogue(ImmutableArray<ShopEntry> Entries, ImmutableArray<ShopProblem> Problems)
{
    /// <summary>
    /// Reads every folder of <paramref name="path"/> that has a <c>manifest.json</c>. An invalid file excludes only the ZApps that
    /// it describes.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Task<ShopCatalogue> ReadAsync(
        string path, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ShopReader(limits ?? ReadLimits.Default).ReadAsync(path, cancellationToken);
    }
}
