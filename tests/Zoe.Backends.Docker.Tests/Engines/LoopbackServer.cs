using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>A server on a free port of this machine that treats each connection as a test says, until it is disposed.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const int FirstPort = 20_000;
    private const int Ports = 10_000;

    // Other processes of the same tests begin elsewhere.
    private const int PortsOfProcess = 50;

    private static int _ports;

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <summary>Serves one connection after the other, or each at once, at a port; 0 for any that is free.</summary>
    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> treat, bool concurrently = false, int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Address = $"tcp://{_listener.LocalEndpoint}";
        _serving = ServeAsync(treat, concurrently);
    }

    public string Address { get; }

    /// <summary>
    /// A port on which nobody listens. It is none of those that the system gives to connections and to who asks for any
    /// port, so that it is still free when it is used.
    /// </summary>
    public static int FindPort()
    {
        while (true)
        {
            var port = FirstPort + (((Environment.ProcessId * PortsOfProcess) + Interlocked.Increment(ref _ports)) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> treat, bool concurrently)
    {
        var serving = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var serve = ServeOneAsync(await _listener.AcceptTcpClientAsync(_stop.Token), treat);
                if (concurrently) serving.Add(serve);
                else await serve;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The test is over.
            }
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeOneAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> treat)
    {
        using var accepted = client;
        try
        {
            await treat(client.GetStream(), _stop.Token);
        }
        catch (Exception ended) when (ended is IOException or AuthenticationException or OperationCanceledException)
        {
            // The client left, as the tests want it to.
        }
    }
}
