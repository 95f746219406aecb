using System.Net;
using System.Security.Authentication;
using Zoe.Client.Documents;

namespace Zoe.Client;

/// <summary>
/// A request failed: the server refused it, gave an answer that is not of the API, or could not be reached. The message
/// is the server's explanation where there is one.
/// </summary>
public sealed class ZoeApiException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Status of the response; null when there was none or its body did not arrive.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Summary of the problem; null without a response.</summary>
    public string? Title { get; init; }

    /// <summary>What is wrong with the request body; empty when it is something else.</summary>
    public IReadOnlyList<ProblemDetail> Details { get; init; } = [];

    /// <summary>How long the server asks to wait before the next request; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the same request may succeed later, for example once a server has restarted.</summary>
    public bool IsTransient => Status switch
    {
        null => InnerException is not HttpRequestException { InnerException: AuthenticationException },
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        _ => false,
    };
}
