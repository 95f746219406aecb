using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.Client.Http;

/// <summary>Creates the <see cref="HttpClient"/> of <see cref="ZoeClient.Create"/>.</summary>
internal static class HttpClientFactory
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Redirects are not followed, since they would send the session cookie to another host.</summary>
    public static HttpClient Create(ZoeClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        if (options.TrustedAuthorities is { } authorities) handler.SslOptions.CertificateChainPolicy = TrustOnly(authorities);
        return new HttpClient(handler);
    }

    /// <summary>Host name and dates are validated as by default.</summary>
    private static X509ChainPolicy TrustOnly(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
