using System.Net.Sockets;

namespace Zoe.Backends;

/// <summary>
/// Asks again when a question was sent on a kept connection that the server had just left, as it does when it restarts:
/// that says nothing about the server as it is now. Only what changes nothing is sent twice.
/// </summary>
internal sealed class RepeatedQuestions(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Other kept connections may have been left as well.
    private const int Attempts = 3;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException problem) when (request.Method == HttpMethod.Get && WasLeft(problem))
            {
                // The next attempt tells how it stands.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // Shutdown is what .NET makes of a broken pipe. A connection that could not be made has an error of its own.
    private static bool WasLeft(HttpRequestException problem) =>
        problem.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        && problem.GetBaseException() is SocketException
        {
            SocketErrorCode: SocketError.Shutdown or SocketError.ConnectionReset or SocketError.ConnectionAborted,
        };
}
