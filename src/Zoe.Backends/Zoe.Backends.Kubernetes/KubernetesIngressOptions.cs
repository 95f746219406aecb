namespace Zoe.Backends.Kubernetes;

/// <summary>What ingresses of services are like.</summary>
public sealed record KubernetesIngressOptions
{
    /// <summary>
    /// A service is at <c>&lt;its host name&gt;.&lt;suffix&gt;</c>, so the DNS needs an entry for <c>*.&lt;suffix&gt;</c>.
    /// </summary>
    public required string HostSuffix { get; init; }

    /// <summary>The ingress class; null for the cluster's default.</summary>
    public string? ClassName { get; init; }

    /// <summary>Name of a secret with a certificate for <c>*.&lt;suffix&gt;</c>; null for plain HTTP.</summary>
    public string? TlsSecret { get; init; }
}
