using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Servers behind TLS with certificates of a private authority.</summary>
public sealed class CertificateTests(ServerFixture fixture) : IDisposable
{
    private readonly ServerProcess _server = fixture.Server;
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-tls-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Authority_that_is_not_trusted_is_rejected_at_once_and_a_trusted_one_is_accepted()
    {
        using var authority = new TestAuthority(_folder, "private");
        using var other = new TestAuthority(_folder, "other");
        using var certificate = authority.Issue("server", "127.0.0.1");
        await using var relay = new TcpRelay(certificate);
        relay.ForwardTo(_server.Url);

        await RefuseAsync(relay.Url, null, "PartialChain");
        await RefuseAsync(relay.Url, other, "PartialChain");
        using var client = ZoeClient.Create(OptionsFor(relay.Url, authority));
        (await client.GetUserAsync(Cancellation)).Username.ShouldBe("admin");
    }

    [Fact]
    public async Task Certificate_for_another_host_or_for_clients_only_is_rejected()
    {
        using var authority = new TestAuthority(_folder, "private");
        using var otherHost = authority.Issue("server", "zoe.example");
        using var forClients = authority.IssueFor(["1.3.6.1.5.5.7.3.2"], "client", "127.0.0.1");
        await using var first = new TcpRelay(otherHost);
        await using var second = new TcpRelay(forClients);
        first.ForwardTo(_server.Url);
        second.ForwardTo(_server.Url);

        await RefuseAsync(first.Url, authority, "RemoteCertificateNameMismatch");
        await RefuseAsync(second.Url, authority, "NotValidForUsage");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RefuseAsync(Uri address, TestAuthority? authority, string reason)
    {
        using var client = ZoeClient.Create(OptionsFor(address, authority));
        var failure = await Should.ThrowAsync<ZoeApiException>(() => client.GetUserAsync(Cancellation));
        failure.IsTransient.ShouldBeFalse();
        failure.InnerException.ShouldBeOfType<HttpRequestException>().InnerException
            .ShouldBeOfType<AuthenticationException>().Message.ShouldContain(reason);
    }

    private ZoeClientOptions OptionsFor(Uri address, TestAuthority? authority)
    {
        var authorities = new X509Certificate2Collection();
        if (authority is not null) authorities.ImportFromPemFile(authority.CaFile);
        return TestClients.OptionsFor(_server) with { Address = address, TrustedAuthorities = authority is null ? null : authorities };
    }
}
