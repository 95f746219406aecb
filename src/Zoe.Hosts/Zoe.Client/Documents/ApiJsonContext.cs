using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>JSON of the API's documents, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(LoginDocument))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(Dictionary<string, ExecutionDocument>))]
[JsonSerializable(typeof(StartedDocument))]
[JsonSerializable(typeof(BatchDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(EndpointsDocument))]
[JsonSerializable(typeof(StatisticsDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
