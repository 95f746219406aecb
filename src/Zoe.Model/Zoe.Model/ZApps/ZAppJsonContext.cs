using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>How format 3 looks as JSON; generated at compile time, so it also works trimmed and ahead of time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZApp))]
internal sealed partial class ZAppJsonContext : JsonSerializerContext;
