using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes;

/// <summary>An address of a load balancer.</summary>
internal sealed record LoadBalancerIngress([property: JsonPropertyName("ip")] string? IP, string? Hostname);
