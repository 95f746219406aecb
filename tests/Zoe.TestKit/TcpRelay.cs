using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.TestKit;

/// <summary>
/// A TCP proxy before a server, which keeps its port while the server is replaced or its connections are broken.
/// </summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private readonly Lock _lock = new();
    private CancellationTokenSource? _open;
    private int _port;

    /// <param name="certificate">For TLS with clients; null for plain connections.</param>
    public TcpRelay(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"{(_certificate is null ? "http" : "https")}://{_listener.LocalEndpoint}/");

    public void ForwardTo(Uri server)
    {
        lock (_lock) (_port, _open) = (server.Port, new CancellationTokenSource());
    }

    /// <summary>Breaks all connections; new ones are closed at once until <see cref="ForwardTo"/>.</summary>
    public void Disconnect()
    {
        lock (_lock)
        {
            _open?.Cancel();
            _open = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Disconnect();
        await _stopping.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = ForwardAsync(client);
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var closing = client;
        CancellationToken open;
        int port;
        lock (_lock)
        {
            if (_open is null) return;
            (open, port) = (_open.Token, _port);
        }

        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port, open);
        await using var outside = await OpenAsync(client, open);
        var inside = server.GetStream();
        await Task.WhenAny(outside.CopyToAsync(inside, open), inside.CopyToAsync(outside, open));
    }

    private async Task<Stream> OpenAsync(TcpClient client, CancellationToken cancellationToken)
    {
        if (_certificate is null) return client.GetStream();
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate }, cancellationToken);
        return stream;
    }
}
