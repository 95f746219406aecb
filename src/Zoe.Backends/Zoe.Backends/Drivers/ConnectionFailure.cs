using System.Net.Sockets;

namespace Zoe.Backends.Drivers;

/// <summary>Messages about connections that could not be made.</summary>
public static class ConnectionFailure
{
    /// <summary>Why the connection could not be made, in one sentence for the administrator.</summary>
    /// <param name="problem">The exception of the attempt to connect.</param>
    /// <param name="server">What the server is called, for example <c>engine</c>.</param>
    /// <param name="address">Its address as configured.</param>
    /// <param name="host">The host of the address.</param>
    public static string Describe(Exception problem, string server, string address, string host)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var cause = problem;
        while (cause is not (null or SocketException)) cause = cause.InnerException;
        return (cause as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => $"Nothing listens at {address} (connection refused)",
            SocketError.HostNotFound => $"There is no host '{host}' (name not known)",
            _ => $"The {server} at {address} cannot be reached: {(cause ?? problem.GetBaseException()).Message}",
        };
    }
}
