using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Drivers;
using Zoe.TestKit;

namespace Zoe.Backends.Tests.Drivers;

public sealed class ServerCertificateTests : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";
    private const string ForAnyPurpose = "2.5.29.37.0";

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-certificates-").FullName;
    private readonly TestAuthority _authority;

    public ServerCertificateTests() => _authority = new TestAuthority(_folder, "ours");

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData]
    [InlineData(ForServers)]
    [InlineData(ForClients, ForServers)]
    [InlineData(ForAnyPurpose)]
    public void A_certificate_that_may_identify_a_server_is_trusted(params string[] purposes)
    {
        using var certificate = _authority.IssueFor(purposes, "server", "127.0.0.1");

        Check(certificate).ShouldBeNull();
    }

    [Fact]
    public void A_certificate_for_clients_only_is_refused()
    {
        using var certificate = _authority.IssueFor([ForClients], "client", "127.0.0.1");

        Check(certificate).ShouldBe(
            "The engine's certificate (CN=client) is not for servers: the extended key usage of CN=client lacks server authentication");
    }

    [Fact]
    public void A_certificate_of_an_intermediate_authority_for_clients_only_is_refused()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = AuthorityRequest("root", rootKey)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var middleRequest = AuthorityRequest("middle", middleKey);
        middleRequest.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ForClients)], critical: false));
        using var middlePublic = middleRequest.Create(
            root, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(8), [1]);
        using var middle = middlePublic.CopyWithPrivateKey(middleKey);
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = new CertificateRequest("CN=leaf", leafKey, HashAlgorithmName.SHA256)
            .Create(middle, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7), [2]);
        using var sent = new X509Chain();
        sent.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        sent.ChainPolicy.ExtraStore.Add(middle);
        sent.ChainPolicy.ExtraStore.Add(root);
        sent.Build(leaf);

        ServerCertificate.FindProblem(leaf, sent, [root], "engine", "tls_ca").ShouldBe(
            "The engine's certificate (CN=leaf) is not for servers: the extended key usage of CN=middle lacks server authentication");
    }

    [Fact]
    public void A_certificate_of_another_authority_is_refused_naming_both()
    {
        using var other = new TestAuthority(_folder, "other");
        using var certificate = other.Issue("server", "127.0.0.1");

        Check(certificate).ShouldBe(
            "The engine's certificate (CN=server, issued by CN=other) is not signed by an authority of tls_ca (CN=ours)");
    }

    [Fact]
    public void An_expired_certificate_is_refused_with_its_dates()
    {
        using var certificate = _authority.Issue("server", "127.0.0.1", until: DateTimeOffset.UtcNow.AddDays(-1));

        Check(certificate).ShouldNotBeNull().ShouldStartWith("The engine's certificate (CN=server) is valid from ");
    }

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }

    private string? Check(X509Certificate2 certificate)
    {
        using var authority = X509Certificate2.CreateFromPem(_authority.Pem);
        return ServerCertificate.FindProblem(certificate, null, [authority], "engine", "tls_ca");
    }
}
