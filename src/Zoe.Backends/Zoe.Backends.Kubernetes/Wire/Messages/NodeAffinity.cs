using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes;

/// <summary>The nodes on which the scheduler may place a pod.</summary>
internal sealed record NodeAffinity(
    [property: JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")] NodeSelector? Required);
