using System.Text.Json;
using Zoe.Model.Shop;

namespace Zoe.Model.Tests.Golden;

/// <summary>A golden input with a ZApp, its shop manifest and parameter values.</summary>
internal static class ParameterCase
{
    public static ParseResult<ZApp> Apply(byte[] input)
    {
        using var document = JsonDocument.Parse(input);
        var root = document.RootElement;
        var zapp = ZAppReader.Read(root.GetProperty("zapp").GetRawText()).Value.ShouldNotBeNull();
        var manifest = ShopManifestReader.Read(root.GetProperty("manifest").GetRawText()).Value.ShouldNotBeNull();
        var values = root.GetProperty("values").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString()!);
        return ZAppParameters.Apply(zapp, manifest.Zapps[0], values);
    }
}
