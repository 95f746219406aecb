using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.Shop;

/// <summary>Reads and checks shop manifests. Invalid documents do not throw; the result has their diagnostics.</summary>
public static class ShopManifestReader
{
    /// <summary>Reads UTF-8 text, with or without a byte order mark.</summary>
    public static ParseResult<ShopManifest> Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null) =>
        JsonText.Read(utf8, limits ?? ReadLimits.Default, ShopManifestParser.Read, ShopManifestChecks.Check);

    /// <summary>Reads text.</summary>
    public static ParseResult<ShopManifest> Read(string text, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonText.Read(text, limits ?? ReadLimits.Default, ShopManifestParser.Read, ShopManifestChecks.Check);
    }

    /// <summary>Reads a stream up to the size limit.</summary>
    public static Task<ParseResult<ShopManifest>> ReadAsync(
        Stream stream, ReadLimits? limits = null, CancellationToken cancellationToken = default) =>
        JsonText.ReadAsync(
            stream,
            limits ?? ReadLimits.Default,
            ShopManifestParser.Read,
            ShopManifestChecks.Check,
            cancellationToken);
}
