using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.Backends.Drivers;

/// <summary>
/// Checks the certificate of a server against configured authorities, for the validation callback of a TLS client. The
/// name that the certificate is for is not checked here: refuse <c>SslPolicyErrors.RemoteCertificateNameMismatch</c>.
/// </summary>
public static class ServerCertificate
{
    // id-kp-serverAuth and anyExtendedKeyUsage of RFC 5280. A certificate without the extension is for any purpose.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";

    /// <summary>
    /// Why the certificate is not trusted, as a message for the administrator; null when it is. A certificate is trusted
    /// that is valid now, is signed by one of the authorities, and may identify a server: it, and each intermediate
    /// authority, has no extended key usage or one that includes server authentication.
    /// </summary>
    /// <param name="certificate">The server's.</param>
    /// <param name="chain">The callback's chain, used only for the intermediate certificates that the server sent.</param>
    /// <param name="authorities">Who may have signed it.</param>
    /// <param name="server">What the server is called in messages, for example <c>engine</c>.</param>
    /// <param name="setting">The setting that names the authorities, for messages, for example <c>tls_ca</c>.</param>
    public static string? FindProblem(
        X509Certificate2 certificate, X509Chain? chain, X509Certificate2Collection authorities, string server, string setting)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(authorities);
        using var check = new X509Chain();
        check.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        check.ChainPolicy.CustomTrustStore.AddRange(authorities);
        check.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (chain is not null)
        {
            foreach (var sent in chain.ChainElements) check.ChainPolicy.ExtraStore.Add(sent.Certificate);
        }

        if (check.Build(certificate)) return FindPurposeProblem(check, certificate, server);
        var status = check.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return $"The {server}'s certificate ({certificate.Subject}) is valid from {certificate.NotBefore:u} "
                + $"to {certificate.NotAfter:u} only";
        }

        return $"The {server}'s certificate ({certificate.Subject}, issued by {certificate.Issuer}) is not signed by "
            + $"an authority of {setting} ({string.Join(", ", authorities.Select(authority => authority.Subject))})";
    }

    // X509ChainPolicy.ApplicationPolicy would refuse certificates for any purpose.
    private static string? FindPurposeProblem(X509Chain chain, X509Certificate2 certificate, string server)
    {
        // The last one is the configured authority, whose own key usage does not matter.
        foreach (var element in chain.ChainElements.SkipLast(1))
        {
            if (IsForServers(element.Certificate)) continue;
            return $"The {server}'s certificate ({certificate.Subject}) is not for servers: the extended key usage of "
                + $"{element.Certificate.Subject} lacks server authentication";
        }

        return null;
    }

    private static bool IsForServers(X509Certificate2 certificate)
    {
        var restrictions = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        return restrictions.Count == 0 || restrictions.Exists(restriction => restriction.EnhancedKeyUsages
            .Cast<Oid>().Any(purpose => purpose.Value is ServerAuthentication or AnyPurpose));
    }
}
