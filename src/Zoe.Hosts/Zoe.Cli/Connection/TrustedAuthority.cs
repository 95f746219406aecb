using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.Cli.Connection;

/// <summary>Trusts the authorities in a PEM file, and no others; host names and dates are checked as ever.</summary>
internal static class TrustedAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <exception cref="CliException">The file cannot be read or has no certificate.</exception>
    public static X509ChainPolicy Read(string path)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CliException($"The file of trusted authorities cannot be read: {exception.Message}");
        }

        if (policy.CustomTrustStore.Count == 0) throw new CliException($"There is no certificate (PEM) in {path}.");
        return policy;
    }
}
