namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>How a cluster's API server is reached.</summary>
internal sealed record ClusterConnection
{
    /// <summary>The server, with the path before the API's own if it has one.</summary>
    public required Uri Server { get; init; }

    /// <summary>The server without its path, for messages.</summary>
    public string Address => Server.GetLeftPart(UriPartial.Authority);

    /// <summary>Certificates of the authorities to trust; null for those of the system.</summary>
    public PemSource? Authorities { get; init; }

    /// <summary>Accepts any server.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>The name that the server's certificate must have instead of its address.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>An HTTP proxy to go through; null for none.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Who we are.</summary>
    public required IClusterCredential Credential { get; init; }

    /// <summary>The namespace that goes with the identity; null when none was named.</summary>
    public string? Namespace { get; init; }
}
