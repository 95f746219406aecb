using System.Net.Sockets;

namespace Zoe.Backends;

/// <summary>Says in plain words why no connection to a server could be made.</summary>
internal static class Unreachable
{
    /// <summary>One sentence for the administrator.</summary>
    /// <param name="problem">What was thrown.</param>
    /// <param name="server">What the server is called, for example <c>engine</c>.</param>
    /// <param name="address">Where it was looked for, as configured.</param>
    /// <param name="host">The host in the address.</param>
    public static string Describe(Exception problem, string server, string address, string host)
    {
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
