namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Which part of the output of a pod's container is read.</summary>
/// <param name="Scope">The pod's namespace.</param>
/// <param name="Pod">Its name.</param>
/// <param name="Container">The container's name in it.</param>
internal readonly record struct LogRequest(string Scope, string Pod, string Container)
{
    /// <summary>True for a stream that goes on while the container runs.</summary>
    public bool Follow { get; init; }

    /// <summary>From the second of this time on; null for all that the node still has.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Not more bytes than these, times included; null for no limit.</summary>
    public int? LimitBytes { get; init; }
}
