using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>A server that answers one request on each connection as a test says, and records their lines.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>Listens at a port, 0 for any that is free.</summary>
    public FakeEngine(int port = 0) => _server = new LoopbackServer(ServeAsync, concurrently: true, port);

    /// <summary>Method and path of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The version that it offers.</summary>
    public string Version { get; set; } = "1.41";

    /// <summary>Status line and body of the answer to all requests but that for the version; null for no answer.</summary>
    public (string Status, string Body)? Answer { get; set; } = ("200 OK", "{}");

    /// <summary>The driver's connection to it.</summary>
    public DockerNetEngine Connect(TimeProvider? time = null)
    {
        EngineAddress.TryParse(_server.Address, tls: false, out var address).ShouldBeTrue();
        return new DockerNetEngine(address!, tls: null, time ?? TimeProvider.System, ApiVersion.Newest);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(connection, leaveOpen: true);
        var request = await reader.ReadLineAsync(cancellationToken);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 }) continue;
        request = request?[..request.LastIndexOf(' ')] ?? "";
        _requests.Enqueue(request);
        var answer = request == "GET /version" ? ("200 OK", $$"""{"ApiVersion":"{{Version}}"}""") : Answer;
        if (answer is not var (status, body)) await Task.Delay(Timeout.Infinite, cancellationToken);
        else
        {
            await connection.WriteAsync(
                Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"),
                cancellationToken);
        }
    }
}
