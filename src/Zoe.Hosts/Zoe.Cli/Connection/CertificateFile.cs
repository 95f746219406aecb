using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.Cli.Connection;

/// <summary>Reads the file of trusted certificate authorities.</summary>
internal static class CertificateFile
{
    /// <exception cref="CliException">The file cannot be read or has no certificate.</exception>
    public static X509Certificate2Collection Read(string path)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CliException($"The file of trusted authorities cannot be read: {exception.Message}");
        }

        return authorities.Count > 0 ? authorities : throw new CliException($"There is no certificate (PEM) in {path}.");
    }
}
