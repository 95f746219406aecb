using System.Net;
using System.Security.Authentication;
using Zoe.Client.Documents;

namespace Zoe.Client;

/// <summary>
/// A request failed: the server rejected it, its response is not of the API, or it is unreachable. The message is the
/// server's where there is one.
/// </summary>
public sealed class ZoeApiException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Status of the response; null when there was none or its body did not arrive.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Summary of the problem; null without a response.</summary>
    public string? Title { get; init; }

    /// <summary>Errors of the request body; empty for other errors.</summary>
    public IReadOnlyList<ProblemDetail> Details { get; init; } = [];

    /// <summary>The server's <c>Retry-After</c>; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the same request may succeed later, for example after a restart of the server.</summary>
    public bool IsTransient => Status switch
    {
        null => InnerException is not HttpRequestException { InnerException: AuthenticationException },
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        _ => false,
    };
}
