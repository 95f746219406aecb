namespace Zoe.Backends.Kubernetes;

/// <summary>Levels of the Pod Security Standards, which namespaces can enforce.</summary>
public enum KubernetesPodSecurity
{
    /// <summary>No restriction: folders of the nodes can be mounted, and images choose their user.</summary>
    Privileged,

    /// <summary>No folders of the nodes: workspaces and mounts come from the shared folder.</summary>
    Baseline,

    /// <summary>
    /// As baseline; in addition nothing runs as root, all capabilities are dropped, and the container runtime's default
    /// seccomp profile applies.
    /// </summary>
    Restricted,
}
