using System.Net.Sockets;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Opens connections to one engine over its Unix socket or TCP, with TLS when it is configured.</summary>
internal sealed class EngineConnector(EngineAddress address, DockerTlsOptions? tls)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>; the request's own host plays no role.</summary>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // Certificates are read for each connection, so that renewed ones are used without a restart; the library's read them
        // once.
        var trust = tls is null ? null : EngineTls.Load(tls);
        var socket = address.SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (address.SocketPath is { } path)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            else
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            return trust is null ? stream : await trust.SecureAsync(stream, address.Host, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
