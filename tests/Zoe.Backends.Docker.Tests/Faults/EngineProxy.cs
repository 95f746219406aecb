using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Zoe.Backends.Docker.Tests.Engines;

namespace Zoe.Backends.Docker.Tests.Faults;

/// <summary>A TCP port before an engine's Unix socket whose connections a test can cut, and can refuse for a while.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private readonly string _socket;
    private readonly LoopbackServer _server;
    private readonly Lock _lock = new();
    private CancellationTokenSource _connections = new();
    private readonly HashSet<Task> _forwarding = [];
    private bool _refuses;

    /// <summary>Forwards to an engine, with TLS before it when there is a certificate.</summary>
    public EngineProxy(string address, X509Certificate2? certificate = null)
    {
        Certificate = certificate;
        _socket = address["unix://".Length..];
        _server = new LoopbackServer(ForwardAsync, concurrently: true);
    }

    public string Address => _server.Address;

    /// <summary>What new connections are shown; null for no TLS.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Cuts all connections, so that none is left; new ones are refused until <see cref="Mend"/>.</summary>
    public async Task CutAsync()
    {
        CancellationTokenSource cut;
        Task[] ending;
        lock (_lock)
        {
            _refuses = true;
            (cut, _connections) = (_connections, new CancellationTokenSource());
            ending = [.. _forwarding];
        }

        await cut.CancelAsync();
        await Task.WhenAll(ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cut.Dispose();
    }

    public void Mend()
    {
        lock (_lock) _refuses = false;
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        await _server.DisposeAsync();
    }

    private async Task ForwardAsync(NetworkStream client, CancellationToken cancellationToken)
    {
        Task forwarding;
        lock (_lock)
        {
            if (_refuses) return;
            forwarding = ForwardAsync(
                client, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _connections.Token));
            _forwarding.Add(forwarding);
        }

        try
        {
            await forwarding;
        }
        finally
        {
            lock (_lock) _forwarding.Remove(forwarding);
        }
    }

    // Ends when both connections are closed.
    private async Task ForwardAsync(NetworkStream client, CancellationTokenSource ending)
    {
        using var linked = ending;
        await using var closing = client;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), ending.Token);
        await using var engine = new NetworkStream(socket);
        await using var outside = Certificate is null ? (Stream)client : await SecureAsync(client, ending.Token);
        await Task.WhenAny(outside.CopyToAsync(engine, ending.Token), engine.CopyToAsync(outside, ending.Token));
        await ending.CancelAsync();
    }

    private async Task<SslStream> SecureAsync(NetworkStream client, CancellationToken cancellationToken)
    {
        var secure = new SslStream(client);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = Certificate }, cancellationToken);
        return secure;
    }
}
