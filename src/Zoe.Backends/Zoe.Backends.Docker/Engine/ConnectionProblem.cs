using System.Net.Sockets;
using System.Security.Authentication;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Says in plain words why an engine could not be talked to.</summary>
internal static class ConnectionProblem
{
    /// <summary>One sentence for the administrator: what is wrong, and what to do about it where that is known.</summary>
    public static string Describe(Exception problem, EngineAddress address, DockerTlsOptions? tls)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case DockerEngineException known:
                    return $"TLS with {address} failed: {known.Message}";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return $"No permission to use {address}: run as root or as a member of the group 'docker'";
                // What .NET makes of a file that does not exist.
                case SocketException { SocketErrorCode: SocketError.AddressNotAvailable } when address.SocketPath is not null:
                    return $"There is no socket at {address}: no engine runs there";
                case IOException when tls is not null && IsAlert(cause):
                    return $"The engine at {address} ended the TLS connection: {DescribeRefusal(tls)} "
                        + $"({cause.GetBaseException().Message})";
                default:
                    continue;
            }
        }

        return ConnectionFailure.Describe(problem, "engine", address.ToString(), address.Host);
    }

    // With TLS 1.3 a server looks at the client's certificate only after the client believes the connection made, so a
    // refusal shows as an alert instead of the first answer.
    private static bool IsAlert(Exception problem) =>
        problem.GetBaseException() is var cause
        && (cause is AuthenticationException || cause.Message.Contains("alert", StringComparison.Ordinal));

    private static string DescribeRefusal(DockerTlsOptions tls) => tls.CertificateFile is { } file
        ? $"it seems not to accept the client certificate of {file}; it must be signed by the authority that the engine trusts"
        : "it seems to want a client certificate; set tls_cert and tls_key";
}
