using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Web;

/// <summary>How the API's documents look as JSON; generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(LoginDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, ExecutionDocument>))]
[JsonSerializable(typeof(StartedDocument))]
[JsonSerializable(typeof(EndpointsDocument))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(StatisticsDocument))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
