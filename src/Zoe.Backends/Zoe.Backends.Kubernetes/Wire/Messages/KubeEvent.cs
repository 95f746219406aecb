using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes;

/// <summary>Something that a component of the cluster has to say about an object.</summary>
internal sealed record KubeEvent : KubernetesObject
{
    [JsonPropertyName("involvedObject")]
    public ObjectReference? About { get; init; }

    public string? Type { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }
}
