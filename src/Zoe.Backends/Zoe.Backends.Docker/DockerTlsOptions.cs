namespace Zoe.Backends.Docker;

/// <summary>TLS to an engine. All files are PEM; they are read anew for each connection.</summary>
public sealed record DockerTlsOptions
{
    /// <summary>Certificates of the authorities that may have signed the engine's certificate.</summary>
    public required string CaFile { get; init; }

    /// <summary>Our own certificate; null when the engine asks for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The key of <see cref="CertificateFile"/>; null when that file contains it.</summary>
    public string? KeyFile { get; init; }
}
