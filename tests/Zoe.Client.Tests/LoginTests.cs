using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Logins with cookie and password.</summary>
public sealed class LoginTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LoginMode.Cookie)]
    [InlineData(LoginMode.Basic)]
    public async Task Wrong_password_is_rejected_with_the_reason(LoginMode mode)
    {
        using var client = ZoeClient.Create(TestClients.OptionsFor(_server) with { UserName = $"eve-{mode}", Password = "wrong", LoginMode = mode });

        var refusal = await Should.ThrowAsync<ZoeApiException>(() => client.GetStatisticsAsync(Cancellation));

        (refusal.Status, refusal.Message, refusal.IsTransient).ShouldBe((HttpStatusCode.Unauthorized, "Wrong user name or password.", false));
        (await client.GetInfoAsync(Cancellation)).ApiVersion.ShouldBe("0.7");
    }

    [Fact]
    public async Task Request_without_a_login_is_rejected()
    {
        using var client = ZoeClient.Create(new ZoeClientOptions { Address = _server.Url });

        var refusal = await Should.ThrowAsync<ZoeApiException>(() => client.GetStatisticsAsync(Cancellation));

        refusal.Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ValidateAsync(File.ReadAllBytes(Samples.PathOf("pi")), Cancellation)).Validation.ShouldBe("ok");
    }

    [Fact]
    public async Task Password_is_sent_with_every_request_in_basic_mode()
    {
        using var client = ZoeClient.Create(TestClients.OptionsFor(_server) with { LoginMode = LoginMode.Basic });

        (await client.GetUserAsync(Cancellation)).Username.ShouldBe("admin");
        (await client.GetStatisticsAsync(Cancellation)).PlatformStats.Nodes.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Concurrent_requests_log_in_once_and_an_expired_cookie_is_replaced_once()
    {
        const string statistics = """{"platform_stats":{"nodes":[]}}""";
        await using var stub = new StubServer(
            StubServer.Json("{}", headers: "Set-Cookie: zoe=first; path=/; httponly\r\nSet-Cookie: zoe-device=d; path=/\r\n"),
            StubServer.Json(statistics), StubServer.Json(statistics),
            StubServer.Json("{}", "401 Unauthorized"),
            StubServer.Json("{}", headers: "Set-Cookie: zoe=second\r\n"),
            StubServer.Json(statistics));
        using var client = ZoeClient.Create(new ZoeClientOptions { Address = stub.Url, UserName = "ada", Password = "x" });

        await Task.WhenAll(client.GetStatisticsAsync(Cancellation), client.GetStatisticsAsync(Cancellation));
        await client.GetStatisticsAsync(Cancellation);

        stub.Requests.Select(Describe).ShouldBe(
        [
            "/api/0.7/login Authorization: Basic YWRhOng=",
            "/api/0.7/statistics/scheduler Cookie: zoe=first; zoe-device=d",
            "/api/0.7/statistics/scheduler Cookie: zoe=first; zoe-device=d",
            "/api/0.7/statistics/scheduler Cookie: zoe=first; zoe-device=d",
            "/api/0.7/login Authorization: Basic YWRhOng=",
            "/api/0.7/statistics/scheduler Cookie: zoe=second",
        ]);
    }

    [Fact]
    public async Task Client_works_with_the_http_client_factory()
    {
        await using var services = new ServiceCollection()
            .AddHttpClient("zoe")
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            .ConfigureHttpClient(http => http.BaseAddress = _server.Url)
            .AddTypedClient(http => new ZoeClient(http, TestClients.OptionsFor(_server) with { Address = null }))
            .Services.BuildServiceProvider();

        (await services.GetRequiredService<ZoeClient>().GetUserAsync(Cancellation)).Username.ShouldBe("admin");
    }

    private static string Describe(string head)
    {
        var lines = head.Split("\r\n");
        var login = lines.First(line => line.StartsWith("Cookie:", StringComparison.Ordinal) || line.StartsWith("Authorization:", StringComparison.Ordinal));
        return $"{lines[0].Split(' ')[1]} {login}";
    }
}
