using System.Text.Json.Serialization;

namespace Zoe.Cli.Output;

/// <summary>How the program's own documents look as JSON; one line each, for line-by-line readers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<DiagnosticDocument>))]
[JsonSerializable(typeof(LogLineDocument))]
internal sealed partial class OutputJsonContext : JsonSerializerContext;
