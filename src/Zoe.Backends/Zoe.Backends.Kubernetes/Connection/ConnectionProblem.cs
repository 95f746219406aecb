using System.Security.Authentication;

namespace Zoe.Backends.Kubernetes;

/// <summary>Says in plain words why an API server could not be talked to.</summary>
internal static class ConnectionProblem
{
    /// <summary>One sentence for the administrator; <paramref name="refusal"/> is why the server was not trusted.</summary>
    public static string Describe(Exception problem, Uri server, string? refusal)
    {
        var address = server.GetLeftPart(UriPartial.Authority);
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
                return refusal ?? $"No TLS connection to {address} could be made: {cause.GetBaseException().Message}";
        }

        return ConnectionFailure.Describe(problem, "API server", address, server.Host);
    }
}
