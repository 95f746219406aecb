using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Describes why a request could not be forwarded.</summary>
internal static class ForwardFailure
{
    /// <param name="context">The request, whose response has not started.</param>
    /// <param name="error">What YARP returned.</param>
    /// <param name="target">The target of the request.</param>
    public static LinkException Create(HttpContext context, ForwarderError error, ForwardTarget target)
    {
        var cause = context.Features.Get<IForwarderErrorFeature>()?.Exception?.Message;
        return error switch
        {
            ForwarderError.RequestTimedOut => new LinkException(
                StatusCodes.Status504GatewayTimeout, $"The service at {target.Authority} did not respond in time."),
            ForwarderError.RequestBodyClient => new LinkException(
                context.Response.StatusCode, $"The request body could not be read: {cause}"),
            ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.ResponseBodyCanceled => new LinkException(
                StatusCodes.Status503ServiceUnavailable, "The request was cancelled, or the server is stopping."),
            ForwarderError.ResponseHeaders => new LinkException(
                StatusCodes.Status502BadGateway, $"The response of the service at {target.Authority} cannot be forwarded: {cause}"),
            _ => new LinkException(
                StatusCodes.Status502BadGateway, $"The service at {target.Authority} does not respond: {cause}"),
        };
    }
}
