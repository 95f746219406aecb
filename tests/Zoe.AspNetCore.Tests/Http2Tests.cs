using System.Net;
using System.Net.WebSockets;

namespace Zoe.AspNetCore.Tests;

/// <summary>Over HTTP/2, where browsers open WebSockets with the method CONNECT.</summary>
public sealed class Http2Tests(ForeignApplication application) : IClassFixture<ForeignApplication>
{
    [Theory]
    [InlineData("http://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("OWN", HttpStatusCode.NotFound)]
    public async Task WebSocket_of_another_site_is_rejected_and_one_of_an_own_page_reaches_the_service(string origin, HttpStatusCode expected)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", ForeignApplication.Credentials.ToString());
        socket.Options.SetRequestHeader("Origin", origin == "OWN" ? application.Http2Url.GetLeftPart(UriPartial.Authority) : origin);
        var address = new Uri($"ws://{application.Http2Url.Authority}/lab/links-to/1-1-8080-00/");
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(address, client, TestContext.Current.CancellationToken));
        socket.HttpStatusCode.ShouldBe(expected);
    }
}
