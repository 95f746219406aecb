namespace Zoe.Backends.Kubernetes;

/// <summary>
/// A folder that all nodes reach by the network: host paths below <see cref="RootPath"/> are taken from it, so that
/// they need not exist on the nodes. Either <see cref="ClaimName"/> or the NFS export is given.
/// </summary>
public sealed record KubernetesSharedFolder
{
    /// <summary>
    /// Where the server itself has the folder mounted; an absolute path. <c>UseKubernetes</c> takes the folder of
    /// workspaces when it is empty.
    /// </summary>
    public string RootPath { get; init; } = "";

    /// <summary>A claim of the namespace, for a volume that many nodes can write (<c>ReadWriteMany</c>).</summary>
    public string? ClaimName { get; init; }

    /// <summary>Host name or address of an NFS server.</summary>
    public string? NfsServer { get; init; }

    /// <summary>What the NFS server exports.</summary>
    public string? NfsPath { get; init; }
}
