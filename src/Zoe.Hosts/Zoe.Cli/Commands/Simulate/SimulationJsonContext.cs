using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>JSON of simulation results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<SimulationDocument>))]
internal sealed partial class SimulationJsonContext : JsonSerializerContext;
