using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Shop;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Documents;

/// <summary>Checks documents of any kind without returning their content.</summary>
public static class DocumentCheck
{
    /// <summary>File name of the manifest in a shop folder.</summary>
    public const string ManifestFileName = "manifest.json";

    /// <summary>The kind of document by file name; null if unknown.</summary>
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

    /// <summary>
    /// All diagnostics of a document, including warnings about its start: a ZApp of format 2 is converted, and volumes need
    /// permission by the server.
    /// </summary>
    public static ImmutableArray<Diagnostic> Check(DocumentKind kind, ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        kind switch
        {
            DocumentKind.ShopManifest => ShopManifestReader.Read(utf8, limits).Diagnostics,
            DocumentKind.ZappProject => ZappProjectReader.Read(utf8, limits).Diagnostics,
            _ => CheckZApp(utf8, limits),
        };

    private static ImmutableArray<Diagnostic> CheckZApp(ReadOnlySpan<byte> utf8, ReadLimits? limits)
    {
        limits ??= ReadLimits.Default;
        var read = ZAppDocument.Read(utf8, limits);
        if (!read.IsValid) return read.Diagnostics;
        var bag = new DiagnosticBag(limits.MaxDiagnostics);
        if (ZAppDocument.IsVersion2(utf8, limits))
            bag.Add(StartRules.ConvertedAtStart, "/version", "Format 2 is converted to format 3 when it is started; 'zoe convert' shows the result.");
        for (var service = 0; service < read.Value.Services.Length; service++)
        {
            var volumes = read.Value.Services[service].Volumes;
            for (var volume = 0; volume < volumes.Length; volume++)
            {
                bag.Add(
                    StartRules.VolumeNeedsPermission,
                    $"{new ServicePath(service)}/volumes/{volume}",
                    $"The server mounts '{TextChecks.Truncate(volumes[volume].Path)}' only if its administrator allows the folder;"
                        + " 'zoe validate --server' asks it.");
            }
        }

        return [.. read.Diagnostics.Concat(bag.Locate(WithoutByteOrderMark(utf8))).OrderBy(static diagnostic => (diagnostic.Line, diagnostic.Column))];
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
