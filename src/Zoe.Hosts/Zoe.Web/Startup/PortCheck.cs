using System.Net.Sockets;

namespace Zoe.Web;

/// <summary>
/// Finds out whether the address can be listened on before anything else starts, so that a server that cannot be
/// reached does not begin to work.
/// </summary>
internal static class PortCheck
{
    /// <summary>Throws <see cref="StartupException"/> with one sentence when it cannot.</summary>
    public static void Run(HostSettings settings)
    {
        try
        {
            using var listener = new TcpListener(settings.ListenAddress, settings.ListenPort);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new StartupException(Describe(exception, settings), exception);
        }
    }

    private static string Describe(SocketException exception, HostSettings settings) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Port {settings.ListenPort} of {settings.ListenAddress} is in use by another program; "
            + "set ZOE_LISTEN_PORT to another one, or to 0 for any free one.",
        SocketError.AddressNotAvailable =>
            $"{settings.ListenAddress} is not an address of this machine; set ZOE_LISTEN_ADDRESS to one of its own.",
        SocketError.AccessDenied =>
            $"Listening on port {settings.ListenPort} is not permitted; ports below 1024 need rights.",
        _ => $"Listening on {settings.ListenAddress}:{settings.ListenPort} fails: {exception.Message}.",
    };
}
