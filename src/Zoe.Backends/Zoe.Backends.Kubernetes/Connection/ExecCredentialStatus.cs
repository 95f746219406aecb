namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>The identity that an exec plug-in gives, and until when it holds; null for as long as it is accepted.</summary>
internal sealed record ExecCredentialStatus
{
    public DateTimeOffset? ExpirationTimestamp { get; init; }

    public string? Token { get; init; }

    /// <summary>PEM.</summary>
    public string? ClientCertificateData { get; init; }

    /// <summary>PEM.</summary>
    public string? ClientKeyData { get; init; }
}
