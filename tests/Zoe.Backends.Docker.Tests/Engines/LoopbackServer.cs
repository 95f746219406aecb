using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Zoe.Backends.Docker.Tests;

/// <summary>A server on a free port of this machine that treats each connection as told, until it is disposed.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> treat)
    {
        _listener.Start();
        Address = $"tcp://{_listener.LocalEndpoint}";
        _serving = ServeAsync(treat);
    }

    public string Address { get; }

    /// <summary>A port on which nobody listens.</summary>
    public static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> treat)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await treat(client.GetStream(), _stop.Token);
            }
            catch (Exception ended) when (ended is IOException or AuthenticationException or OperationCanceledException)
            {
                // The client left, as the tests want it to.
            }
        }
    }
}
