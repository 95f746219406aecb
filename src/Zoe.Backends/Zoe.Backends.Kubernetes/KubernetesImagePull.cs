namespace Zoe.Backends.Kubernetes;

/// <summary>When nodes get images from their registries.</summary>
public enum KubernetesImagePull
{
    /// <summary>When a node does not have the image.</summary>
    IfNotPresent,

    /// <summary>At each start.</summary>
    Always,

    /// <summary>Never: a node that does not have the image cannot run the service, and Zoe places by that.</summary>
    Never,
}
