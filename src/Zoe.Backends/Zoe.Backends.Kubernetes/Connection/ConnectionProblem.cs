using System.Security.Authentication;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Describes for administrators why no connection to an API server could be made.</summary>
internal static class ConnectionProblem
{
    /// <summary>One sentence; <paramref name="verification"/> is why the server was not trusted.</summary>
    public static string Describe(Exception problem, Uri server, string? verification)
    {
        var address = server.GetLeftPart(UriPartial.Authority);
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
                return verification ?? $"No TLS connection to {address} could be made: {cause.GetBaseException().Message}";
        }

        return ConnectionFailure.Describe(problem, "API server", address, server.Host);
    }
}
