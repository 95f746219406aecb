using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Zoe.AspNetCore.Links;
using Zoe.AspNetCore.Links.Forwarding;

namespace Zoe.AspNetCore.Tests.Links;

/// <summary>
/// A service on a port of its own, and a server that forwards all requests to it with a short idle timeout.
/// </summary>
public sealed class ForwardedService : IAsyncLifetime
{
    /// <summary>The idle timeout.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private WebApplication _service = null!;
    private WebApplication _server = null!;

    /// <summary>Where the server listens with HTTP/1.1.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Where the server listens with HTTP/2.</summary>
    public Uri Http2Url { get; private set; } = null!;

    public HttpClient CreateClient() => new() { BaseAddress = Url };

    public async ValueTask InitializeAsync()
    {
        _service = Create(services => services.Configure<KestrelServerOptions>(
            kestrel => kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1));
        _service.UseWebSockets();
        _service.MapGet("/headers-only", async context =>
        {
            await context.Response.StartAsync();
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        _service.MapGet("/silent", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        _service.MapGet("/slow", async context =>
        {
            for (var i = 0; i < 10; i++)
            {
                await context.Response.WriteAsync("piece\n");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Limit / 6);
            }
        });
        _service.MapGet("/name", context =>
        {
            context.Response.Headers["X-Upgrade"] = context.Request.Headers.Upgrade.ToString();
            return context.Response.WriteAsync(context.Request.Protocol);
        });
        _service.MapGet("/latin1", (HttpContext context) => context.Response.Headers["X-Name"] = "é");
        _service.Map("/socket", EchoAsync);
        await _service.StartAsync();

        var authority = new Uri(_service.Urls.First()).Authority;
        _server = Create(services =>
        {
            services.AddZoeLinks();
            services.Configure<ZoeApiOptions>(options => options.LinkActivityTimeout = Limit);
        });
        _server.Map("/{**path}", (HttpContext context, LinkForwarder forwarder) => ForwardAsync(context, forwarder, authority));
        await _server.StartAsync();
        var urls = _server.Urls.ToArray();
        (Url, Http2Url) = (new Uri(urls[0]), new Uri(urls[1]));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _service.DisposeAsync();
    }

    private static WebApplication Create(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        configure(builder.Services);
        return builder.Build();
    }

    private static async Task ForwardAsync(HttpContext context, LinkForwarder forwarder, string authority)
    {
        try
        {
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            await forwarder.ForwardAsync(context, new ForwardTarget(authority, "/link", "/link", null), target, context.RequestAborted);
        }
        catch (LinkException failure)
        {
            context.Response.StatusCode = failure.Status;
            await context.Response.WriteAsync(failure.Message);
        }
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } message)
            await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", context.RequestAborted);
    }
}
