using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Zoe.Web.Tests.Service;

/// <summary>Tells what it was asked, streams, redirects, sets cookies and speaks over WebSockets.</summary>
internal static class TestRoutes
{
    private static readonly SemaphoreSlim Released = new(0);
    private static int _requests;

    public static void Map(WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path != "/count") Interlocked.Increment(ref _requests);
            return next(context);
        });
        app.MapGet("/count", () => _requests);
        app.Map("/upload", UploadAsync);
        app.MapGet("/events", StreamAsync);
        app.MapPost("/release", () => Released.Release());
        app.MapGet("/redirect", (HttpContext context, string to) =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = to;
        });
        app.MapGet("/cookies", (HttpContext context) => context.Response.Headers.SetCookie = new(
        [
            "plain=1", "rooted=2; Path=/; HttpOnly", "below=3; path=/app; Secure", "wide=4; Domain=example.org; Path=/",
            "zoe=stolen; Path=/", "zoeC1=stolen; Path=/",
        ]));
        app.MapGet("/dangerous", (HttpContext context) =>
        {
            context.Response.Headers["Service-Worker-Allowed"] = "/";
            context.Response.Headers["Clear-Site-Data"] = "\"cookies\"";
            context.Response.Headers.StrictTransportSecurity = "max-age=1";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
        });
        app.MapGet("/missing", (HttpContext context) => { context.Response.StatusCode = 404; });
        app.MapGet("/half", async (HttpContext context) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        app.MapGet("/ws", EchoAsync);
        app.MapFallback(TellAsync);
    }

    private static Task TellAsync(HttpContext context) => context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["method"] = context.Request.Method,
        ["target"] = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        ["prefix"] = Environment.GetEnvironmentVariable("REVERSE_PROXY_PATH_8080") ?? "",
        ["headers"] = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
    }));

    private static async Task UploadAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (length, buffer) = (0L, new byte[64 * 1024]);
        int count;
        while ((count = await context.Request.Body.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            length += count;
        }

        await context.Response.WriteAsync($"{context.Request.Method} {length} {Convert.ToHexString(hash.GetHashAndReset())}");
    }

    private static async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync("data: one\n\n");
        await context.Response.Body.FlushAsync();
        await Released.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync("data: two\n\n");
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync("test.v1");
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var message = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (message.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, CancellationToken.None);
                return;
            }

            if (Encoding.UTF8.GetString(buffer, 0, message.Count) == "close")
            {
                await socket.CloseAsync((WebSocketCloseStatus)4321, "as asked", CancellationToken.None);
                return;
            }

            await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, CancellationToken.None);
        }
    }
}
