using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.TestKit;

/// <summary>A certificate authority of its own, and the files it writes.</summary>
public sealed class TestAuthority : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private static int _serial;

    private readonly X509Certificate2 _certificate;
    private readonly string _folder;
    private readonly string _name;

    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        _name = name;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(1));
        CaFile = Write($"{name}-ca.pem", Pem);
    }

    /// <summary>The file with the authority's own certificate.</summary>
    public string CaFile { get; }

    /// <summary>The same as text.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A certificate for servers and clients that is valid until then.</summary>
    public X509Certificate2 Issue(string name, string hostName, DateTimeOffset? until = null) =>
        IssueFor([ForServers, ForClients], name, hostName, until);

    /// <summary>A certificate for these purposes only, as object identifiers; without the extension for none.</summary>
    public X509Certificate2 IssueFor(string[] purposes, string name, string hostName, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (purposes.Length > 0)
        {
            var extension = new OidCollection();
            foreach (var purpose in purposes) extension.Add(new Oid(purpose));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(extension, critical: false));
        }

        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(hostName, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(hostName);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            _certificate, DateTimeOffset.UtcNow.AddYears(-2), until ?? DateTimeOffset.UtcNow.AddDays(300),
            BitConverter.GetBytes(Interlocked.Increment(ref _serial)));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>The same as files: certificate and key.</summary>
    public (string Certificate, string Key) IssueFiles(string name, string hostName)
    {
        using var certificate = Issue(name, hostName);
        return WriteFiles(name, certificate);
    }

    /// <summary>Writes a certificate of this authority and its key.</summary>
    public (string Certificate, string Key) WriteFiles(string name, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return (
            Write($"{_name}-{name}.pem", certificate.ExportCertificatePem()),
            Write($"{_name}-{name}-key.pem", key.ExportPkcs8PrivateKeyPem()));
    }

    public void Dispose() => _certificate.Dispose();

    private string Write(string file, string pem)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllText(path, pem);
        return path;
    }
}
