using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zoe.Web.Tests.Links;

/// <summary>Attacks on links.</summary>
public sealed class LinkAttackTests(LinkedService service) : IClassFixture<LinkedService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_login_nothing_reaches_a_service()
    {
        var before = await CountAsync();
        using var anonymous = service.Server.CreateAnonymousClient();
        using var answer = await anonymous.GetAsync(service.Path, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldBeEmpty();
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_key_of_another_user_gets_the_same_response_as_an_unknown_one()
    {
        var before = await CountAsync();
        using var others = await service.Stranger.GetAsync(service.Path, Cancellation);
        using var unknown = await service.Stranger.GetAsync("/zoe/proxy/1-1-8080-" + new string('0', 40) + "/", Cancellation);
        others.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await others.Content.ReadAsStringAsync(Cancellation)).ShouldBe(await unknown.Content.ReadAsStringAsync(Cancellation));
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(0, "2")]
    [InlineData(1, "2")]
    [InlineData(2, "22")]
    [InlineData(2, "5432")]
    [InlineData(3, "0000000000000000000000000000000000000000")]
    [InlineData(3, "")]
    public async Task A_modified_key_is_rejected(int part, string value)
    {
        var parts = service.Path.Split('/')[3].Split('-');
        parts[part] = value;
        using var answer = await service.Client.GetAsync($"/zoe/proxy/{string.Join('-', parts)}/", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_port_that_its_zapp_does_not_offer_has_no_link()
    {
        var (id, endpoint) = await service.StartAsync(LinkedService.Zapp(proxy: false));
        endpoint[2].ShouldBeNull();
        (await ApiAnswer.SendAsync(service.Client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_link_of_an_ended_service_gives_404()
    {
        var (id, endpoint) = await service.StartAsync(LinkedService.Zapp());
        (await ApiAnswer.SendAsync(service.Client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
        await ExecutionDriver.WaitForAsync(service.Client, id, "terminated");
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint[2]!.GetValue<string>());
        request.Headers.Add("Accept", "text/html");
        using var answer = await service.Client.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"execution {id} (linked) has ended");
    }

    [Fact]
    public async Task A_service_that_does_not_listen_gives_502()
    {
        var silent = LinkedService.Zapp().Replace("dotnet ", "sleep 600 ; ", StringComparison.Ordinal);
        var id = await ExecutionDriver.StartAsync(service.Client, "silent", silent);
        await ExecutionDriver.WaitForAsync(service.Client, id, "running");
        var endpoints = await ApiAnswer.SendAsync(service.Client, "GET", $"execution/endpoints/{id}");
        using var answer = await service.Client.GetAsync(endpoints.Json.GetProperty("endpoints")[0][2].GetString(), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("does not respond");
        (await ApiAnswer.SendAsync(service.Client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    [Theory]
    [InlineData("POST", "http://elsewhere.example", 403)]
    [InlineData("POST", "null", 403)]
    [InlineData("DELETE", "http://127.0.0.1:1", 403)]
    [InlineData("POST", "OWN", 200)]
    [InlineData("GET", "http://elsewhere.example", 200)]
    public async Task Pages_of_other_servers_cannot_change_anything_in_the_users_name(string method, string origin, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), service.Path);
        request.Headers.Add("Origin", origin == "OWN" ? service.Server.Url.GetLeftPart(UriPartial.Authority) : origin);
        using var answer = await service.Client.SendAsync(request, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_websocket_from_a_page_of_another_server_is_rejected()
    {
        var answer = await SendRawAsync(
            $"GET {service.Path}ws HTTP/1.1\r\nHost: HOST\r\nAUTH\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: http://elsewhere.example\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 403");
    }

    [Fact]
    public async Task Hop_by_hop_headers_of_the_client_are_not_forwarded_and_cannot_remove_others()
    {
        var answer = await SendRawAsync(
            $"GET {service.Path} HTTP/1.0\r\nHost: HOST\r\nAUTH\r\nConnection: X-Secret, X-Forwarded-For, Host\r\nX-Secret: 1\r\n"
            + "Keep-Alive: 5\r\nTE: trailers\r\nProxy-Authorization: Basic x\r\n\r\n");
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldNotContain("x-secret", customMessage: answer);
        answer.ShouldNotContain("keep-alive");
        answer.ShouldNotContain("proxy-authorization");
        answer.ShouldContain("\"x-forwarded-for\":\"127.0.0.1\"");
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Length: 40\r\n", "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("Content-Length: 0\r\nX: a\r\n b: folded\r\n", "")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task A_request_hidden_in_anothers_body_never_reaches_the_service(string headers, string body)
    {
        var before = await CountAsync();
        await SendRawAsync($"POST {service.Path}upload HTTP/1.1\r\nHost: HOST\r\nAUTH\r\nConnection: close\r\n{headers}\r\n{body}");
        (await CountAsync() - before).ShouldBeLessThanOrEqualTo(1);
        using var healthy = await service.Client.GetAsync(service.Path, Cancellation);
        healthy.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://elsewhere.example{0}")]
    [InlineData("/x/..{0}")]
    [InlineData("//elsewhere.example/..{0}")]
    [InlineData("/zoe/proxy/{1}")]
    [InlineData("{0}../../../api/0.7/info")]
    [InlineData("{0}%2e%2e/%2e%2e/%2e%2e/api/0.7/info")]
    [InlineData("{0}..%2f..%2f..%2fetc/passwd")]
    [InlineData("{0}\\..\\..")]
    [InlineData("{0}@elsewhere.example/")]
    [InlineData("{0}:99/")]
    public async Task A_malformed_target_reaches_only_the_service_or_nothing(string format)
    {
        var key = service.Path.Split('/')[3];
        var encoded = $"%{(int)key[0]:X2}{key[1..]}/";
        var before = await CountAsync();
        var answer = await SendRawAsync(
            $"GET {string.Format(format, service.Path, encoded)} HTTP/1.1\r\nHost: HOST\r\nAUTH\r\nConnection: close\r\n\r\n");
        // Forwarded to the service, or not at all. Only the service sends a Server header.
        if (await CountAsync() == before) answer[9..12].ShouldBeOneOf("200", "400", "404");
        else answer.ShouldContain("Server: Kestrel");
        answer.ShouldNotContain("root:");
    }

    private async Task<int> CountAsync() => int.Parse(await service.Client.GetStringAsync(service.Path + "count", Cancellation));

    private async Task<string> SendRawAsync(string text)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{service.Server.Password}"));
        using var connection = new TcpClient();
        await connection.ConnectAsync(service.Server.Url.Host, service.Server.Url.Port, Cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(text.Replace("HOST", service.Server.Url.Authority, StringComparison.Ordinal)
                .Replace("AUTH", $"Authorization: Basic {credentials}", StringComparison.Ordinal)), Cancellation);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        if (text.Contains("Connection: Upgrade", StringComparison.Ordinal)) return await reader.ReadLineAsync(Cancellation) ?? "";
        return await reader.ReadToEndAsync(Cancellation);
    }
}
