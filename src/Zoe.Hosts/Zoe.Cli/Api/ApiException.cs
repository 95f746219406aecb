using System.Net;

namespace Zoe.Cli.Api;

/// <summary>The server refused a request; the message is its own.</summary>
internal sealed class ApiException(HttpStatusCode status, string message, IReadOnlyList<ProblemDetail>? details = null)
    : Exception(message)
{
    /// <summary>What is wrong with the request body; empty when it is something else.</summary>
    public IReadOnlyList<ProblemDetail> Details { get; } = details ?? [];

    public HttpStatusCode Status { get; } = status;

    /// <summary>True when the same request may succeed a moment later, for example while a server restarts.</summary>
    public bool IsTransient =>
        Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
