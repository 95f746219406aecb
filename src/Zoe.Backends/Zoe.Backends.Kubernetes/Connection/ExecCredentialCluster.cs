using System.Text.Json.Serialization;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>A cluster in the input of exec plug-ins.</summary>
internal sealed record ExecCredentialCluster
{
    public required string Server { get; init; }

    [JsonPropertyName("tls-server-name")]
    public string? TlsServerName { get; init; }

    [JsonPropertyName("insecure-skip-tls-verify")]
    public bool? InsecureSkipTlsVerify { get; init; }

    /// <summary>PEM.</summary>
    [JsonPropertyName("certificate-authority-data")]
    public byte[]? CertificateAuthorityData { get; init; }
}
