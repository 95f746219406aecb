using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Cli.Api;

/// <summary>How the API's documents look as JSON; generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(Dictionary<string, ExecutionDocument>))]
[JsonSerializable(typeof(ExecutionDetails))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(EndpointsDocument))]
[JsonSerializable(typeof(StartedDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(StatisticsDocument))]
[JsonSerializable(typeof(List<NodeDocument>))]
[JsonSerializable(typeof(List<StartedDocument>))]
[JsonSerializable(typeof(List<ExecutionDocument>))]
[JsonSerializable(typeof(ValidationDocument))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
