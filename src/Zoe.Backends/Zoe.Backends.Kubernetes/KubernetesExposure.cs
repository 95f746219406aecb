namespace Zoe.Backends.Kubernetes;

/// <summary>How users reach the ports of services.</summary>
public enum KubernetesExposure
{
    /// <summary>Under a number that the cluster chooses, at the address of a node.</summary>
    NodePort,

    /// <summary>At an address of their own that the cluster's load balancer gives them.</summary>
    LoadBalancer,

    /// <summary>Under a host name of their own, by the cluster's ingress controller. For HTTP only.</summary>
    Ingress,
}
