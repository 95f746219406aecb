using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes;

/// <summary>A port that a container listens on.</summary>
internal sealed record ContainerPort([property: JsonPropertyName("containerPort")] int Port, string Protocol);
