using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Security.Requests;

/// <summary>
/// Rejects cross-origin changes and WebSockets from browsers: from another site, another port of this host, or an
/// opaque origin. Other programs send neither header and are not affected.
/// </summary>
internal sealed class OriginMiddleware(RequestDelegate next, OriginPolicy policy)
{
    private const string AllowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsTrace(request.Method) || (HttpMethods.IsConnect(request.Method) && !IsWebSocket(context))
            || request.Method.Equals("TRACK", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.Allow = AllowedMethods;
            return ApiErrors.WriteAsync(
                context, StatusCodes.Status405MethodNotAllowed, $"{request.Method} is not supported.");
        }

        if (request.Headers.Origin.Count > 1 || request.Headers[OriginPolicy.FetchSite].Count > 1)
        {
            return ApiErrors.WriteAsync(
                context, StatusCodes.Status400BadRequest,
                $"The request has more than one {HeaderNames.Origin} or {OriginPolicy.FetchSite} header.");
        }

        return IsChange(context) && policy.FindProblem(request) is { } problem
            ? ApiErrors.WriteAsync(context, StatusCodes.Status403Forbidden, problem)
            : next(context);
    }

    /// <summary>Over HTTP/2, browsers open WebSockets with CONNECT.</summary>
    private static bool IsWebSocket(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    private static bool IsChange(HttpContext context)
    {
        var method = context.Request.Method;
        return !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            || context.Request.Headers.Upgrade.Count > 0
            || context.GetEndpoint()?.Metadata.GetMetadata<ChangeMark>() is not null;
    }
}
