using System.Text.Json.Serialization;

namespace Zoe.Cli.Output;

/// <summary>JSON of the program's own documents, one line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<DiagnosticDocument>))]
[JsonSerializable(typeof(LogLineDocument))]
internal sealed partial class OutputJsonContext : JsonSerializerContext;
