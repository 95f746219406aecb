using System.Net;
using System.Net.Sockets;

namespace Zoe.Cli.Tests;

/// <summary>
/// An address that leads to one server after the other, or for a while to none: nobody else can take its port meanwhile.
/// </summary>
internal sealed class ServerRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private readonly Lock _lock = new();
    private CancellationTokenSource? _open;
    private int _port;

    public ServerRelay()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public void LeadTo(Uri server)
    {
        lock (_lock) (_port, _open) = (server.Port, new CancellationTokenSource());
    }

    /// <summary>Breaks the connections there are; new ones break at once until it leads somewhere again.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _open?.Cancel();
            _open = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
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
        var (outside, inside) = (client.GetStream(), server.GetStream());
        await Task.WhenAny(outside.CopyToAsync(inside, open), inside.CopyToAsync(outside, open));
    }
}
