using System.Text.Json.Serialization;

namespace Zoe.Model.Shop;

/// <summary>Source-generated JSON metadata of shop manifests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ShopManifest))]
internal sealed partial class ShopJsonContext : JsonSerializerContext;
