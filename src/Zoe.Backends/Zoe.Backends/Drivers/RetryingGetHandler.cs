using System.Net.Sockets;

namespace Zoe.Backends.Drivers;

/// <summary>
/// Sends a GET request again when it was sent on a pooled connection that the server had just closed, as it does when it
/// restarts: that says nothing about the server as it is now. Requests that change something are sent once.
/// </summary>
/// <param name="inner">Sends the requests.</param>
public sealed class RetryingGetHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Other pooled connections may have been closed as well.
    private const int Attempts = 3;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException problem) when (request.Method == HttpMethod.Get && WasClosed(problem))
            {
                // The next attempt shows whether the server can be reached.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // Shutdown is what .NET makes of a broken pipe. A connection that could not be made has an error of its own.
    private static bool WasClosed(HttpRequestException problem) =>
        problem.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        && problem.GetBaseException() is SocketException
        {
            SocketErrorCode: SocketError.Shutdown or SocketError.ConnectionReset or SocketError.ConnectionAborted,
        };
}
