using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>Checks documents of any kind, for tools that only want to know what is wrong with them.</summary>
public static class DocumentCheck
{
    /// <summary>The name of manifests in shop folders.</summary>
    public const string ManifestFileName = "manifest.json";

    /// <summary>The kind that a file of this name has, or null when it is none of ours.</summary>
    public static DocumentKind? KindOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Path.GetFileName(fileName) switch
        {
            ManifestFileName => DocumentKind.ShopManifest,
            var name => Path.GetExtension(name) switch
            {
                ".json" => DocumentKind.ZApp,
                ".yaml" or ".yml" => DocumentKind.ZappProject,
                _ => null,
            },
        };
    }

    /// <summary>All that is wrong with a document. ZApps of format 2 are checked as they are, without converting.</summary>
    public static ImmutableArray<Diagnostic> Check(DocumentKind kind, ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        kind switch
        {
            DocumentKind.ShopManifest => ShopManifestReader.Read(utf8, limits).Diagnostics,
            DocumentKind.ZappProject => ZappProjectReader.Read(utf8, limits).Diagnostics,
            _ when ZAppDocument.IsVersion2(utf8, limits) => ZAppV2Reader.Read(utf8, limits).Diagnostics,
            _ => ZAppReader.Read(utf8, limits).Diagnostics,
        };
}
