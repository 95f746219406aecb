using System.Text.Json.Serialization;

namespace Zoe.Backends.Process.State;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServiceRecord))]
internal sealed partial class ServiceRecordJson : JsonSerializerContext;
