using Yarp.ReverseProxy.Forwarder;

namespace Zoe.AspNetCore.Links.Forwarding;

/// <summary>Says in words why a request could not be passed on.</summary>
internal static class ForwardFailure
{
    /// <param name="context">The request; nothing has been answered.</param>
    /// <param name="error">What YARP returned.</param>
    /// <param name="target">Where the request went.</param>
    public static LinkException Create(HttpContext context, ForwarderError error, ForwardTarget target)
    {
        var cause = context.Features.Get<IForwarderErrorFeature>()?.Exception?.Message;
        return error switch
        {
            ForwarderError.RequestTimedOut => new LinkException(
                StatusCodes.Status504GatewayTimeout, $"The service at {target.Authority} takes too long to answer."),
            ForwarderError.RequestBodyClient => new LinkException(
                context.Response.StatusCode, $"The body of the request could not be read: {cause}"),
            ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.ResponseBodyCanceled => new LinkException(
                StatusCodes.Status503ServiceUnavailable, "The request was cancelled, or the server is stopping."),
            ForwarderError.ResponseHeaders => new LinkException(
                StatusCodes.Status502BadGateway, $"The answer of the service at {target.Authority} cannot be passed on: {cause}"),
            _ => new LinkException(
                StatusCodes.Status502BadGateway, $"The service at {target.Authority} does not answer: {cause}"),
        };
    }
}
