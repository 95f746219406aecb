using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>How manifests look as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ShopManifest))]
internal sealed partial class ShopJsonContext : JsonSerializerContext;
