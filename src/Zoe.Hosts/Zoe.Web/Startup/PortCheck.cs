using System.Net.Sockets;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Web.Startup;

/// <summary>Checks whether the server can listen on its address before anything else starts.</summary>
internal static class PortCheck
{
    /// <summary>Throws <see cref="StartupException"/> when it cannot.</summary>
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
            + "set ZOE_LISTEN_PORT to another port, or to 0 for any free port.",
        SocketError.AddressNotAvailable =>
            $"{options.ListenAddress} is not an address of this machine; set ZOE_LISTEN_ADDRESS to one of its addresses.",
        SocketError.AccessDenied =>
            $"Listening on port {options.ListenPort} is not permitted; ports below 1024 require privileges.",
        _ => $"Listening on {options.ListenAddress}:{options.ListenPort} fails: {exception.Message}.",
    };
}
