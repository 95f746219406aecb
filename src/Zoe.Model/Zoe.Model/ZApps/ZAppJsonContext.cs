using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Model.ZApps;

/// <summary>Source-generated JSON metadata of format 3, compatible with trimming and native AOT.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZApp))]
internal sealed partial class ZAppJsonContext : JsonSerializerContext;
