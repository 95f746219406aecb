using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zoe.Web.Tests.Links;

/// <summary>Requests and responses forwarded through a link.</summary>
public sealed class ForwardingTests(LinkedService service) : IClassFixture<LinkedService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task Every_method_is_forwarded_without_the_prefix_and_with_path_and_query_unchanged(string method)
    {
        var received = await SendAsync(new HttpRequestMessage(new HttpMethod(method), service.Path + "some/p%2Fath;x=1?q=a%20b&q=%C3%BC"));
        received.GetProperty("method").GetString().ShouldBe(method);
        received.GetProperty("target").GetString().ShouldBe("/some/p%2Fath;x=1?q=a%20b&q=%C3%BC");
        received.GetProperty("prefix").GetString().ShouldBe(service.Path[..^1]);
    }

    [Fact]
    public async Task A_service_gets_the_origin_of_a_request_but_no_credentials_of_the_server()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, service.Path);
        request.Headers.Add("Cookie", "a=1; zoe=secret; b=2; zoeC1=secret; zoey=3");
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add("X-Forwarded-User", "admin");
        request.Headers.Add("Forwarded", "for=6.6.6.6");
        request.Headers.Add("X-Own", "kept");
        var headers = (await SendAsync(request)).GetProperty("headers");
        headers.GetProperty("host").GetString().ShouldBe(service.Server.Url.Authority);
        headers.GetProperty("x-forwarded-host").GetString().ShouldBe(service.Server.Url.Authority);
        headers.GetProperty("x-forwarded-for").GetString().ShouldBe("127.0.0.1");
        headers.GetProperty("x-forwarded-proto").GetString().ShouldBe("http");
        headers.GetProperty("x-forwarded-prefix").GetString().ShouldBe(service.Path[..^1]);
        headers.GetProperty("cookie").GetString().ShouldBe("a=1; b=2; zoey=3");
        headers.GetProperty("x-own").GetString().ShouldBe("kept");
        headers.TryGetProperty("authorization", out _).ShouldBeFalse();
        headers.TryGetProperty("x-forwarded-user", out _).ShouldBeFalse();
        headers.TryGetProperty("forwarded", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task With_the_cookie_as_login_the_services_own_token_arrives()
    {
        using var client = await CookieClientAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, service.Path);
        request.Headers.TryAddWithoutValidation("Authorization", "token abc");
        var headers = (await SendAsync(request, client)).GetProperty("headers");
        headers.GetProperty("authorization").GetString().ShouldBe("token abc");
        headers.TryGetProperty("cookie", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_beyond_the_limit_of_the_api_arrives_whole(bool chunked)
    {
        var bytes = new byte[80_000_000];
        new Random(1).NextBytes(bytes);
        using var request = new HttpRequestMessage(HttpMethod.Put, service.Path + "upload") { Content = new ByteArrayContent(bytes) };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await service.Client.SendAsync(request, Cancellation);
        (await answer.Content.ReadAsStringAsync(Cancellation))
            .ShouldBe($"PUT 80000000 {Convert.ToHexString(SHA256.HashData(bytes))}");
    }

    [Fact]
    public async Task Events_arrive_one_by_one()
    {
        using var answer = await service.Client.GetAsync(service.Path + "events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        // The service sends the second one only on request, after the first has arrived.
        (await reader.ReadLineAsync(Cancellation)).ShouldBe("data: one");
        (await service.Client.PostAsync(service.Path + "release", null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await reader.ReadLineAsync(Cancellation);
        (await reader.ReadLineAsync(Cancellation)).ShouldBe("data: two");
    }

    [Theory]
    [InlineData("/login?next=%2Fx#top", "PREFIX/login?next=%2Fx#top")]
    [InlineData("relative/page", "relative/page")]
    [InlineData("http://SERVICE/page", "PREFIX/page")]
    [InlineData("http://HOST/page", "PREFIX/page")]
    [InlineData("//HOST/page", "PREFIX/page")]
    [InlineData("PREFIX/page", "PREFIX/page")]
    [InlineData("https://example.org/page", "https://example.org/page")]
    [InlineData("//example.org/page", "//example.org/page")]
    public async Task Redirects_within_the_service_stay_below_the_link(string location, string expected)
    {
        using var answer = await service.Client.GetAsync(service.Path + "redirect?to=" + Uri.EscapeDataString(Fill(location)), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.GetValues("Location").Single().ShouldBe(Fill(expected));
    }

    [Fact]
    public async Task Cookies_of_a_service_are_kept_to_its_paths_and_cannot_replace_the_login()
    {
        using var answer = await service.Client.GetAsync(service.Path + "cookies", Cancellation);
        answer.Headers.GetValues("Set-Cookie").ShouldBe(
        [
            $"plain=1; Path={service.Path}", $"rooted=2; HttpOnly; Path={service.Path}",
            $"below=3; Secure; Path={service.Path}app", $"wide=4; Path={service.Path}",
        ]);
    }

    [Fact]
    public async Task Headers_that_would_reach_beyond_the_link_are_taken_out_and_the_services_own_policy_holds()
    {
        using var answer = await service.Client.GetAsync(service.Path + "dangerous", Cancellation);
        foreach (var name in new[] { "Service-Worker-Allowed", "Clear-Site-Data", "Strict-Transport-Security", "X-Frame-Options" })
            answer.Headers.Contains(name).ShouldBeFalse(name);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'self'");
    }

    [Fact]
    public async Task An_empty_404_of_the_service_stays_empty()
    {
        using var answer = await service.Client.GetAsync(service.Path + "missing", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("");
    }

    [Fact]
    public async Task An_incomplete_response_is_a_failure()
    {
        await Should.ThrowAsync<HttpRequestException>(() => service.Client.GetStringAsync(service.Path + "half", Cancellation));
    }

    [Fact]
    public async Task A_link_without_a_slash_at_its_end_leads_to_the_one_with_it()
    {
        using var answer = await service.Client.GetAsync(service.Path[..^1] + "?a=b", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.ToString().ShouldBe(service.Path + "?a=b");
    }

    [Fact]
    public async Task A_websocket_forwards_both_directions_and_the_close_code()
    {
        using var socket = await ConnectAsync();
        socket.SubProtocol.ShouldBe("test.v1");
        var sent = new byte[50_000];
        new Random(2).NextBytes(sent);
        await socket.SendAsync(sent, WebSocketMessageType.Binary, true, Cancellation);
        (await ReceiveAsync(socket)).ShouldBe(sent);
        await socket.SendAsync("close"u8.ToArray(), WebSocketMessageType.Text, true, Cancellation);
        await ReceiveAsync(socket);
        ((int)socket.CloseStatus!.Value).ShouldBe(4321);
        socket.CloseStatusDescription.ShouldBe("as asked");
    }

    [Fact]
    public async Task A_websocket_is_closed_by_the_client_with_its_code()
    {
        using var socket = await ConnectAsync();
        await socket.CloseAsync((WebSocketCloseStatus)4001, "bye", Cancellation);
        ((int)socket.CloseStatus!.Value).ShouldBe(4001);
        socket.CloseStatusDescription.ShouldBe("bye");
    }

    [Fact]
    public async Task A_service_that_uses_its_prefix_gets_unchanged_paths()
    {
        var (id, endpoint) = await service.StartAsync(LinkedService.Zapp("http://{ip_port}{proxy_path}/lab"));
        var link = endpoint[2]!.GetValue<string>();
        link.ShouldEndWith("/lab");
        var path = link[..^4];
        endpoint[1]!.GetValue<string>().ShouldEndWith(link);
        var received = await SendAsync(new HttpRequestMessage(HttpMethod.Get, link));
        received.GetProperty("target").GetString().ShouldBe(link);
        received.GetProperty("prefix").GetString().ShouldBe(path);
        (await ApiAnswer.SendAsync(service.Client, "DELETE", $"execution/{id}")).Status.ShouldBe(204);
    }

    private string Fill(string text) => text.Replace("PREFIX", service.Path[..^1], StringComparison.Ordinal)
        .Replace("SERVICE", service.Direct.Authority, StringComparison.Ordinal)
        .Replace("HOST", service.Server.Url.Authority, StringComparison.Ordinal);

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, HttpClient? client = null)
    {
        using (request)
        using (var answer = await (client ?? service.Client).SendAsync(request, Cancellation))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    private async Task<HttpClient> CookieClientAsync()
    {
        var login = await ApiAnswer.SendAsync(service.Client, "GET", "login");
        var client = service.Server.CreateAnonymousClient();
        client.DefaultRequestHeaders.Add("Cookie", login.Response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{service.Server.Password}"));
        socket.Options.SetRequestHeader("Authorization", $"Basic {credentials}");
        socket.Options.SetRequestHeader("Origin", service.Server.Url.GetLeftPart(UriPartial.Authority));
        socket.Options.AddSubProtocol("test.v1");
        await socket.ConnectAsync(new Uri($"ws://{service.Server.Url.Authority}{service.Path}ws"), Cancellation);
        return socket;
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket socket)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, Cancellation);
            whole.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return whole.ToArray();
    }
}
