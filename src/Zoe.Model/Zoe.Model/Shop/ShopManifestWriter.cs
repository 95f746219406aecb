using Zoe.Model.Json;

namespace Zoe.Model.Shop;

/// <summary>Writes normalised shop manifests.</summary>
public static class ShopManifestWriter
{
    private static readonly DocumentWriter<ShopManifest> Writer = new(ShopJsonContext.Default, "labels", "disabled_for");

    /// <summary>The document as text, ending in a line feed.</summary>
    public static string Write(ShopManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Writer.Write(manifest);
    }
}
