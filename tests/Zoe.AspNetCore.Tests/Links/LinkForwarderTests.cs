using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Zoe.AspNetCore.Tests.Links;

/// <summary>Idle timeouts and HTTP versions between a client and a service.</summary>
public sealed class LinkForwarderTests(ForwardedService service) : IClassFixture<ForwardedService>
{
    private readonly HttpClient _client = service.CreateClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Service_that_sends_headers_and_then_nothing_is_aborted()
    {
        var begin = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync("/headers-only", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync(Cancellation));
        Stopwatch.GetElapsedTime(begin).ShouldBeGreaterThan(ForwardedService.Limit * 0.9);
    }

    [Fact]
    public async Task Service_that_sends_nothing_at_all_gives_a_504()
    {
        using var answer = await _client.GetAsync("/silent", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("did not respond in time");
    }

    [Fact]
    public async Task Active_stream_is_not_aborted_however_long_it_takes()
    {
        var text = await _client.GetStringAsync("/slow", Cancellation);
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task WebSocket_forwards_messages_and_is_aborted_when_it_is_idle(int version)
    {
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.HttpVersion = new Version(version, version == 1 ? 1 : 0);
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var url = version == 1 ? service.Url : service.Http2Url;
        await socket.ConnectAsync(new Uri($"ws://{url.Authority}/socket"), invoker, Cancellation);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, Cancellation);
        var buffer = new byte[100];
        var message = await socket.ReceiveAsync(buffer, Cancellation);
        Encoding.UTF8.GetString(buffer, 0, message.Count).ShouldBe("hello");
        await Should.ThrowAsync<WebSocketException>(() => socket.ReceiveAsync(buffer, Cancellation));
    }

    [Fact]
    public async Task Clients_may_use_HTTP_2_and_services_get_HTTP_1_1()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Http2Url, "/name"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await _client.SendAsync(request, Cancellation);
        answer.Version.ShouldBe(HttpVersion.Version20);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("HTTP/1.1");
    }

    [Fact]
    public async Task Only_websocket_upgrades_are_forwarded()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(service.Url.Host, service.Url.Port, Cancellation);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /name HTTP/1.1\r\nHost: {service.Url.Authority}\r\nConnection: Upgrade, close\r\nUpgrade: SPDY/3.1\r\n\r\n"), Cancellation);
        using var reader = new StreamReader(connection.GetStream());
        var answer = await reader.ReadToEndAsync(Cancellation);
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldNotContain("SPDY");
    }

    [Fact]
    public async Task Header_that_cannot_be_forwarded_gives_a_502()
    {
        using var answer = await _client.GetAsync("/latin1", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("cannot be forwarded");
    }
}
