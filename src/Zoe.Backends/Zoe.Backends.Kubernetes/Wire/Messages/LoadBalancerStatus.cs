namespace Zoe.Backends.Kubernetes;

/// <summary>Where a load balancer can be reached; empty until there is one.</summary>
internal sealed record LoadBalancerStatus(LoadBalancerIngress[]? Ingress);
