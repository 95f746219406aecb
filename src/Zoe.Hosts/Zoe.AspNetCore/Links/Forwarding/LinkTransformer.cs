using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Makes the request to the service, and the answer to the client, for one request through a link.</summary>
/// <param name="target">Where the request goes.</param>
/// <param name="below">Path and query below the link, as the client wrote them.</param>
internal sealed class LinkTransformer(ForwardTarget target, string below) : HttpTransformer
{
    /// <inheritdoc/>
    public override ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        proxyRequest.RequestUri = target.AddressOf(below);
        ForwardedHeaders.CopyRequest(httpContext.Request, proxyRequest, target.Prefix);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null) return false;
        ForwardedHeaders.CopyResponse(proxyResponse, httpContext.Response, target);
        if (proxyResponse.StatusCode == HttpStatusCode.SwitchingProtocols) return true;
        // Sent at once: an event stream may begin with a long silence.
        await httpContext.Response.StartAsync(cancellationToken);
        await httpContext.Response.Body.FlushAsync(cancellationToken);
        return true;
    }

    /// <summary>Trailers are not passed on: rules for headers would have to hold for them too.</summary>
    public override ValueTask TransformResponseTrailersAsync(
        HttpContext httpContext, HttpResponseMessage proxyResponse, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
