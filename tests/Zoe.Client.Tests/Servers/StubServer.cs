using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zoe.Client.Tests.Servers;

/// <summary>Answers each request with the next of some prepared responses, byte for byte, and closes the connection.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    /// <summary>Instead of a response: the connection stays open without one.</summary>
    public const string NoResponse = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly Task _serving;

    public StubServer(params string[] responses)
    {
        _listener.Start();
        _serving = ServeAsync(responses);
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static string Json(string body, string status = "200 OK", string headers = "") =>
        Response(status, $"Content-Type: application/json\r\n{headers}", body);

    public static string Response(string status, string headers, string body) =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync(string[] responses)
    {
        foreach (var response in responses)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            var stream = client.GetStream();
            _requests.Enqueue(await ReadHeadAsync(stream));
            if (response == NoResponse) await Task.Delay(Timeout.InfiniteTimeSpan, _stopping.Token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(response), _stopping.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            // Until the client closes, so that no reset overtakes the response.
            while (await stream.ReadAsync(new byte[1024], _stopping.Token) > 0)
            {
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stopping.Token) > 0)
            head.Append((char)buffer[0]);
        return head.ToString();
    }
}
