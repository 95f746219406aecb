using System.Text.Json.Serialization;

namespace Zoe.Model.ZAppsV2;

/// <summary>Source-generated JSON metadata of format 2.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZAppV2))]
internal sealed partial class ZAppV2JsonContext : JsonSerializerContext;
