using System.Net.Sockets;
using Zoe.Web.Configuration.Options;

namespace Zoe.Web.Startup;

/// <summary>
/// Finds out whether the address can be listened on before anything else starts, so that a server that cannot be
/// reached does not begin to work.
/// </summary>
internal static class PortCheck
{
    /// <summary>Throws <see cref="StartupException"/> with one sentence when it cannot.</summary>
    public static void Run(ServerOptions options)
    {
        try
        {
            using var listener = new TcpListener(options.ListenAddress, options.ListenPort);
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new StartupException(Describe(exception, options), exception);
        }
    }

    private static string Describe(SocketException exception, ServerOptions options) => exception.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Port {options.ListenPort} of {options.ListenAddress} is in use by another program; "
            + "set ZOE_LISTEN_PORT to another one, or to 0 for any free one.",
        SocketError.AddressNotAvailable =>
            $"{options.ListenAddress} is not an address of this machine; set ZOE_LISTEN_ADDRESS to one of its own.",
        SocketError.AccessDenied =>
            $"Listening on port {options.ListenPort} is not permitted; ports below 1024 need rights.",
        _ => $"Listening on {options.ListenAddress}:{options.ListenPort} fails: {exception.Message}.",
    };
}
