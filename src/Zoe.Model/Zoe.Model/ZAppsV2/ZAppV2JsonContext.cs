using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>How format 2 looks as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZAppV2))]
internal sealed partial class ZAppV2JsonContext : JsonSerializerContext;
