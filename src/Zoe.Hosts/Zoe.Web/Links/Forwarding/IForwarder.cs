namespace Zoe.Web;

/// <summary>Passes requests on to services, and their answers back.</summary>
internal interface IForwarder
{
    /// <summary>
    /// Passes on one request, of any method, with its body as it comes, or a WebSocket until it is closed. What prevents
    /// an answer is thrown as <see cref="ForwardException"/> as long as nothing has been answered.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="below">Path and query below the link, as the client wrote them.</param>
    /// <param name="cancellationToken">Cuts it off.</param>
    Task ForwardAsync(HttpContext context, ForwardTarget target, string below, CancellationToken cancellationToken);
}
