namespace Zoe.Backends.Kubernetes;

/// <summary>Who decides on which node of the cluster a service runs.</summary>
public enum KubernetesNodeChoice
{
    /// <summary>Zoe: a pod names its node, and the cluster's scheduler never sees it.</summary>
    NodeName,

    /// <summary>Zoe, but the cluster's scheduler must agree: a pod requires its node by affinity.</summary>
    NodeAffinity,

    /// <summary>The cluster's scheduler. Zoe takes the cluster for one big node.</summary>
    Cluster,
}
