using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// TLS to one engine, with a client certificate. Accepts only a server of one authority, with the right host name and the purpose
/// of a server: Docker.DotNet.Enhanced 4.3.3 accepts any name and purpose, and reads its certificates once.
/// </summary>
internal sealed class EngineTls
{
    private readonly X509Certificate2? _client;
    private readonly X509Certificate2Collection _authorities;

    private EngineTls(X509Certificate2? client, X509Certificate2Collection authorities)
    {
        _client = client;
        _authorities = authorities;
    }

    /// <summary>Reads the certificates.</summary>
    /// <exception cref="DockerEngineException">A file is missing or no certificate.</exception>
    public static EngineTls Load(DockerTlsOptions options)
    {
        var authorities = new X509Certificate2Collection();
        Read("tls_ca", options.CaFile, authorities.ImportFromPemFile);
        if (authorities.Count == 0)
            throw new DockerEngineException($"The tls_ca file '{options.CaFile}' contains no certificate in PEM form");
        X509Certificate2? client = null;
        if (options.CertificateFile is { } certificate)
        {
            Read(
                "tls_cert and tls_key", certificate,
                file => client = X509Certificate2.CreateFromPemFile(file, options.KeyFile));
        }

        return new EngineTls(client, authorities);
    }

    /// <summary>Makes the connection a secure one.</summary>
    /// <exception cref="DockerEngineException">The server is not to be trusted.</exception>
    public async Task<Stream> SecureAsync(Stream connection, string host, CancellationToken cancellationToken)
    {
        string? refusal = null;
        var secure = new SslStream(connection);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                (refusal = FindRefusal(certificate, chain, errors, host)) is null,
        };
        if (_client is not null)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(_client, additionalCertificates: null);
        try
        {
            await secure.AuthenticateAsClientAsync(options, cancellationToken);
            return secure;
        }
        catch (Exception problem) when (problem is AuthenticationException or IOException)
        {
            await secure.DisposeAsync();
            throw new DockerEngineException(refusal ?? $"No TLS connection could be made: {problem.Message}", problem);
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static void Read(string setting, string file, Action<string> read)
    {
        try
        {
            read(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new DockerEngineException($"{setting}: '{file}' cannot be used: {problem.Message}", problem);
        }
    }

    private string? FindRefusal(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        if (presented is not X509Certificate2 certificate) return "The engine showed no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"The engine's certificate ({certificate.Subject}) is not for the host name '{host}'";
        return ServerCertificate.FindProblem(certificate, chain, _authorities, "engine", "tls_ca");
    }
}
