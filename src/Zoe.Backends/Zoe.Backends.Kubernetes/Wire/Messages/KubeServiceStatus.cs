namespace Zoe.Backends.Kubernetes;

/// <summary>What the cluster made of a Service.</summary>
internal sealed record KubeServiceStatus(LoadBalancerStatus? LoadBalancer);
