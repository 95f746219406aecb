using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Reads and writes what is exchanged with exec plug-ins. KubernetesClient 21.0.8 has only the answer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExecCredential))]
internal sealed partial class ExecJson : JsonSerializerContext;
