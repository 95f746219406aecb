using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes;

/// <summary>Decides whether the server that answers is the one that was meant.</summary>
internal sealed class ServerVerification(ClusterConnection connection)
{
    private volatile string? _refusal;

    /// <summary>Why the last server was refused; null when it was not.</summary>
    public string? Refusal => _refusal;

    /// <summary>True for a server to talk to.</summary>
    public bool Accepts(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
    {
        _refusal = connection.SkipVerification ? null : FindRefusal(presented, chain, errors);
        return _refusal is null;
    }

    private string? FindRefusal(X509Certificate? presented, X509Chain? chain, SslPolicyErrors errors)
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
            return FindRefusal(certificate, chain, authorities);
        }
        catch (KubernetesApiException problem)
        {
            return problem.Message;
        }
    }

    // The file is read each time, so that an authority can be replaced while we run.
    private static string? FindRefusal(X509Certificate2 certificate, X509Chain? chain, PemSource source)
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
