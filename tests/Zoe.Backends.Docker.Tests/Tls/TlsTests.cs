using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Docker.Tests.Faults;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Tls;

public sealed class TlsTests(TlsEngine engine) : IClassFixture<TlsEngine>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_engine_with_TLS_lets_us_in_with_a_client_certificate()
    {
        var node = await DescribeAsync(engine.Address, Trusted());

        node.Online.ShouldBeTrue(node.Problem);
        node.ExternalAddress.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task An_engine_signed_by_another_authority_is_refused_naming_both()
    {
        using var other = new TestAuthority(engine.Folder, "other");

        var node = await DescribeAsync(engine.Address, Trusted() with { CaFile = other.CaFile });

        node.Online.ShouldBeFalse();
        node.Problem.ShouldBe(
            $"TLS with {engine.Address} failed: The engine's certificate (CN=engine, issued by CN=ours) is not signed by an authority of tls_ca (CN=other)");
    }

    [Fact]
    public async Task Without_a_client_certificate_the_refusal_says_what_is_missing()
    {
        var node = await DescribeAsync(engine.Address, Trusted() with { CertificateFile = null, KeyFile = null });

        node.Online.ShouldBeFalse();
        node.Problem!.ShouldContain("it seems to want a client certificate; set tls_cert and tls_key");
    }

    [Fact]
    public async Task A_client_certificate_of_another_authority_is_reported_as_not_accepted()
    {
        using var other = new TestAuthority(engine.Folder, "stranger");
        var (certificate, key) = other.IssueFiles("client", "client");

        var node = await DescribeAsync(engine.Address, Trusted() with { CertificateFile = certificate, KeyFile = key });

        node.Online.ShouldBeFalse();
        node.Problem!.ShouldContain($"it seems not to accept the client certificate of {certificate}");
    }

    [Fact]
    public async Task Without_TLS_the_refusal_says_that_the_engine_wants_it()
    {
        var node = await DescribeAsync(engine.Address, tls: null);

        node.Online.ShouldBeFalse();
        node.Problem!.ShouldContain("HTTPS server");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_with_its_dates()
    {
        using var expired = engine.Authority.Issue("expired", "127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1));

        (await MeetAsync(expired, Trusted())).ShouldContain("The engine's certificate (CN=expired) is valid from ");
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_with_both_names()
    {
        using var elsewhere = engine.Authority.Issue("elsewhere", "elsewhere.example.org");

        (await MeetAsync(elsewhere, Trusted()))
            .ShouldEndWith("The engine's certificate (CN=elsewhere) is not for the host name '127.0.0.1'");
    }

    [Fact]
    public async Task A_server_that_shows_a_certificate_for_clients_only_is_refused()
    {
        using var client = engine.Authority.IssueFor(["1.3.6.1.5.5.7.3.2"], "clientonly", "127.0.0.1");

        (await MeetAsync(client, Trusted())).ShouldContain("The engine's certificate (CN=clientonly) is not for servers");
    }

    [Theory]
    [InlineData("server", "1.3.6.1.5.5.7.3.1")]
    [InlineData("both", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1")]
    [InlineData("any", "2.5.29.37.0")]
    [InlineData("without")]
    public async Task A_certificate_for_servers_or_for_any_purpose_is_accepted(string name, params string[] purposes)
    {
        using var certificate = engine.Authority.IssueFor(purposes, name, "127.0.0.1");
        await using var proxy = new EngineProxy(engine.Socket, certificate);

        var node = await DescribeAsync(proxy.Address, Trusted());

        node.Online.ShouldBeTrue(node.Problem);
    }

    [Fact]
    public async Task A_real_engine_with_a_certificate_for_clients_only_is_refused()
    {
        using var certificate = engine.Authority.IssueFor(["1.3.6.1.5.5.7.3.2"], "notserver", "127.0.0.1");
        var (file, key) = engine.Authority.WriteFiles("notserver", certificate);
        var address = $"tcp://127.0.0.1:{LoopbackServer.FindPort()}";
        _ = engine.Address;
        await using var wrong = await PrivateEngine.StartAsync(
            "--host", address, "--tlsverify", "--tlscacert", engine.Authority.CaFile, "--tlscert", file, "--tlskey", key);

        var node = await DescribeAsync(address, Trusted());

        node.Online.ShouldBeFalse();
        node.Problem!.ShouldContain("(CN=notserver) is not for servers");
    }

    [Fact]
    public async Task A_certificate_that_goes_bad_takes_the_node_offline_with_words_and_a_good_one_brings_it_back()
    {
        using var right = engine.Authority.Issue("right", "127.0.0.1");
        using var expired = engine.Authority.Issue("expired", "127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1));
        using var elsewhere = engine.Authority.Issue("elsewhere", "elsewhere.example.org");
        using var stranger = new TestAuthority(engine.Folder, "replaced");
        using var unknown = stranger.Issue("unknown", "127.0.0.1");
        await using var proxy = new EngineProxy(engine.Socket, right);
        await using var backend = Create(proxy.Address, Trusted());
        await using var events = await Zoe.Backends.Testing.Observation.EventRecorder.StartAsync(backend, DockerBackends.Node, None);

        foreach (var (bad, words) in new[]
        {
            (expired, "(CN=expired) is valid from"), (elsewhere, "(CN=elsewhere) is not for the host name '127.0.0.1'"),
            (unknown, "is not signed by an authority of tls_ca"),
        })
        {
            proxy.Certificate = bad;
            await proxy.CutAsync();
            proxy.Mend();
            var offline = await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, None);
            (await backend.DescribeNodesAsync(None))[0].Problem!.ShouldContain(words);
            offline.ShouldBeOfType<NodeChanged>().Node.Problem.ShouldNotBeNull();

            proxy.Certificate = right;
            await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: true }, None);
        }
    }

    [Theory]
    [InlineData("no-such.pem", "tls_ca: ")]
    [InlineData("not-pem.pem", "contains no certificate in PEM form")]
    public async Task A_file_that_is_no_certificate_is_named(string file, string words)
    {
        var path = Path.Combine(engine.Folder, file);
        await File.WriteAllTextAsync(Path.Combine(engine.Folder, "not-pem.pem"), "text", None);

        var node = await DescribeAsync("127.0.0.1:1", Trusted() with { CaFile = path });

        node.Problem!.ShouldContain(words);
        node.Problem!.ShouldContain(path);
    }

    [Fact]
    public async Task Certificates_that_are_replaced_are_used_without_a_restart()
    {
        var (certificate, key) = engine.Authority.IssueFiles("rotated", "client");
        var right = await File.ReadAllTextAsync(certificate, None);
        await File.WriteAllTextAsync(certificate, "not yet here", None);
        await using var backend = Create(engine.Address, Trusted() with { CertificateFile = certificate, KeyFile = key });
        (await backend.DescribeNodesAsync(None))[0].Online.ShouldBeFalse();

        await File.WriteAllTextAsync(certificate, right, None);

        var node = (await backend.DescribeNodesAsync(None))[0];
        node.Online.ShouldBeTrue(node.Problem);
    }

    private DockerTlsOptions Trusted() => engine.IssueAccess();

    private static DockerBackend Create(string address, DockerTlsOptions? tls) => DockerBackends.Create(new DockerBackendOptions
    {
        DeploymentName = "tls",
        Engines = [new DockerEngineOptions { Name = DockerBackends.Node, Address = address, Tls = tls }],
    });

    private static async Task<BackendNode> DescribeAsync(string address, DockerTlsOptions? tls)
    {
        await using var backend = Create(address, tls);
        return (await backend.DescribeNodesAsync(None)).ShouldHaveSingleItem();
    }

    // What the driver says of a server with that certificate.
    private static async Task<string> MeetAsync(X509Certificate2 certificate, DockerTlsOptions tls)
    {
        await using var server = new LoopbackServer(async (connection, cancellationToken) =>
        {
            await using var secure = new SslStream(connection);
            await secure.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
        });
        var node = await DescribeAsync(server.Address, tls);
        node.Online.ShouldBeFalse();
        return node.Problem!;
    }
}
