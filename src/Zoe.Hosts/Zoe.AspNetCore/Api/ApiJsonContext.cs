using System.Text.Json.Serialization;
using Zoe.AspNetCore.Api.Executions;
using Zoe.Client.Documents;

namespace Zoe.AspNetCore.Api;

/// <summary>The API's documents; their JSON is generated at compile time. Use <see cref="ApiJson"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(LoginDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(ExecutionResponse))]
[JsonSerializable(typeof(IReadOnlyList<UnreadableDocument>))]
[JsonSerializable(typeof(StartedDocument))]
[JsonSerializable(typeof(BatchDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(EndpointsDocument))]
[JsonSerializable(typeof(ServiceDocument))]
[JsonSerializable(typeof(StatisticsDocument))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
