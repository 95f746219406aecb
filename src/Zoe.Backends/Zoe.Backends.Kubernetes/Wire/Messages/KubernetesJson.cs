using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes;

/// <summary>Reads and writes the API's messages without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResourceList<Pod>))]
[JsonSerializable(typeof(ResourceList<Node>))]
[JsonSerializable(typeof(ResourceList<KubeService>))]
[JsonSerializable(typeof(ResourceList<Ingress>))]
[JsonSerializable(typeof(ResourceList<ConfigMap>))]
[JsonSerializable(typeof(ResourceList<KubeEvent>))]
[JsonSerializable(typeof(WatchMessage))]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(DeleteOptions))]
[JsonSerializable(typeof(ApiResources))]
[JsonSerializable(typeof(ServerVersion))]
[JsonSerializable(typeof(ExecCredential))]
internal sealed partial class KubernetesJson : JsonSerializerContext;
