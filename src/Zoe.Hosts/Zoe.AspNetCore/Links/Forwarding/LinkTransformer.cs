using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Transforms one request through a link and its response.</summary>
/// <param name="target">The target of the request.</param>
/// <param name="below">Path and query below the link, unmodified.</param>
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
        // Sent immediately: the first event of an event stream may come late.
        await httpContext.Response.StartAsync(cancellationToken);
        await httpContext.Response.Body.FlushAsync(cancellationToken);
        return true;
    }

    /// <summary>Trailers are not forwarded: the rules for headers would have to apply to them.</summary>
    public override ValueTask TransformResponseTrailersAsync(
        HttpContext httpContext, HttpResponseMessage proxyResponse, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
