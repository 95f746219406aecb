using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Zoe.TestKit;

namespace Zoe.Web.Tests.CrossSite;

/// <summary>Protection against cross-site requests from browsers with a login.</summary>
public sealed class CrossSiteTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Own => fixture.Server.Url.GetLeftPart(UriPartial.Authority);

    public static TheoryData<string?, string?> Foreign => new()
    {
        { "http://evil.example", null },
        { "null", null },
        { "", null },
        { "http://127.0.0.1:1", null },
        { "http://127.0.0.1:1", "same-site" },
        { "https://OWN", null },
        { "http://OWN/", null },
        { "http://OWN http://evil.example", null },
        { "http://OWN.evil.example", null },
        { "http://x@OWN", null },
        { null, "cross-site" },
        { null, "same-site" },
        { null, "Same-Origin, cross-site" },
        { "http://OWN", "cross-site" },
        { "http://evil.example", "same-origin" },
        { "http://evil.example", "none" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Every_changing_route_rejects_pages_of_other_origins(string? origin, string? site)
    {
        using var client = fixture.Server.CreateClient();
        var routes = await Routes.FindChangingAsync();
        routes.Select(route => route.Path).ShouldContain("/api/0.7/execution");
        routes.Select(route => route.Path).ShouldContain("/login");
        routes.Select(route => route.Path).ShouldContain("/zoe/proxy/1/1");
        foreach (var route in routes)
        {
            using var request = Json(route.Method, route.Path);
            if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin.Replace("OWN", fixture.Server.Url.Authority, StringComparison.Ordinal));
            if (site is not null) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
            using var answer = await client.SendAsync(request, Cancellation);
            ((int)answer.StatusCode).ShouldBe(403, $"{route.Method} {route.Path}");
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Every_json_route_rejects_a_body_with_another_content_type(string? type)
    {
        using var client = fixture.Server.CreateClient();
        foreach (var route in (await Routes.FindChangingAsync()).Where(route => route.TakesJson && route.Method != "GET"))
        {
            using var request = Json(route.Method, route.Path);
            request.Content!.Headers.Remove("Content-Type");
            if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await client.SendAsync(request, Cancellation);
            ((int)answer.StatusCode).ShouldBe(415, $"{route.Method} {route.Path}");
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("OWN", null)]
    [InlineData("OWN", "same-origin")]
    [InlineData(null, "none")]
    public async Task Programs_and_own_pages_may_change_things(string? origin, string? site)
    {
        using var client = fixture.Server.CreateClient();
        using var request = Json("POST", "/api/0.7/zapp_validate");
        if (origin is not null) request.Headers.Add("Origin", Own);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, Cancellation);
        ((int)answer.StatusCode).ShouldBe(400, "it is an empty document, which is looked at");
    }

    [Theory]
    [InlineData("GET /")]
    [InlineData("GET /api/0.7/info")]
    [InlineData("POST /api/0.7/execution")]
    [InlineData("GET /zoe/proxy/1/1")]
    [InlineData("GET /nowhere")]
    public async Task Two_origins_are_rejected_everywhere(string line) =>
        (await SendRawAsync($"{line} HTTP/1.1\r\nHost: {fixture.Server.Url.Authority}\r\nConnection: close\r\nOrigin: {Own}\r\nOrigin: {Own}\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 400");

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("trace")]
    public async Task Methods_that_echo_are_rejected_even_through_links(string method)
    {
        foreach (var path in new[] { "/", "/api/0.7/execution", "/zoe/proxy/1/1" })
        {
            (await SendRawAsync($"{method} {path} HTTP/1.1\r\nHost: {fixture.Server.Url.Authority}\r\nConnection: close\r\n\r\n"))
                .ShouldStartWith("HTTP/1.1 405");
        }
    }

    [Fact]
    public async Task A_tunnel_is_rejected() =>
        (await SendRawAsync($"CONNECT {fixture.Server.Url.Authority} HTTP/1.1\r\nHost: {fixture.Server.Url.Authority}\r\nConnection: close\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 405");

    private static HttpRequestMessage Json(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return request;
    }

    private async Task<string> SendRawAsync(string text)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(fixture.Server.Url.Host, fixture.Server.Url.Port, Cancellation);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancellation);
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadLineAsync(Cancellation) ?? "";
    }
}
