using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Verifies the certificate of the API server.</summary>
internal sealed class ServerVerification(ClusterConnection connection)
{
    private volatile string? _problem;

    /// <summary>Why the last certificate was not accepted; null when it was.</summary>
    public string? Problem => _problem;

    /// <summary>True when the server may be used.</summary>
    public bool Accepts(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        _problem = connection.SkipVerification ? null : FindProblem(presented, chain, errors);
        return _problem is null;
    }

    private string? FindProblem(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        if (presented is not X509Certificate2 certificate) return "The API server showed no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            var name = connection.TlsServerName ?? connection.Server.Host;
            return $"The API server's certificate ({certificate.Subject}) is not for '{name}'; "
                + "if it is the right server, name it as the certificate does with tls-server-name";
        }

        if (connection.Authorities is not { } authorities)
        {
            return errors == SslPolicyErrors.None
                ? null
                : $"The API server's certificate ({certificate.Subject}, issued by {certificate.Issuer}) is not signed by "
                    + "an authority that this machine trusts; name the cluster's with certificate-authority";
        }

        try
        {
            return FindProblem(certificate, chain, authorities);
        }
        catch (KubernetesApiException problem)
        {
            return problem.Message;
        }
    }

    // The file is read each time, so that an authority can be replaced while we run.
    private static string? FindProblem(X509Certificate2 certificate, X509Chain? chain, PemSource source)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(source.Read());
        }
        catch (CryptographicException problem)
        {
            return source.Refuse(problem).Message;
        }

        if (authorities.Count == 0) return $"{source.Setting} contains no certificate in PEM form";
        return ServerCertificate.FindProblem(certificate, chain, authorities, "API server", source.Setting);
    }
}
