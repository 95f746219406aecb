using System.Net;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Proxies;

/// <summary>Trust in forwarded headers of reverse proxies.</summary>
public sealed class ForwardedTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_https_proxy_makes_cookies_secure_and_its_origin_accepted()
    {
        await using var server = await ServerProcess.StartAsync(
            environment: new Dictionary<string, string> { ["ZOE_KNOWN_PROXIES"] = "10.0.0.0/8,127.0.0.1" });
        using var answer = await LogInAsync(server, "192.0.2.1");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/lab/links");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToArray();
        cookies.Length.ShouldBe(2);
        cookies.ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("path=/lab", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Clients_behind_a_known_proxy_have_their_own_delays()
    {
        await using var server = await ServerProcess.StartAsync(
            environment: new Dictionary<string, string> { ["ZOE_KNOWN_PROXIES"] = "127.0.0.1" });
        var guessing = Enumerable.Range(0, 12).Select(_ => LogInAsync(server, "192.0.2.1", "wrong")).ToArray();
        (await LogInAsync(server, "192.0.2.2")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var guess in await Task.WhenAll(guessing)) ((int)guess.StatusCode).ShouldBeOneOf(401, 429);
    }

    [Fact]
    public async Task Headers_of_unknown_proxies_are_ignored()
    {
        using var answer = await LogInAsync(fixture.Server, "192.0.2.1");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    private static async Task<HttpResponseMessage> LogInAsync(ServerProcess server, string client, string? password = null)
    {
        using var http = server.CreateAnonymousClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = "admin", ["password"] = password ?? server.Password }),
        };
        request.Headers.Add("Origin", "https://zoe.example");
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "zoe.example");
        request.Headers.Add("X-Forwarded-Prefix", "/lab");
        return await http.SendAsync(request, Cancellation);
    }
}
