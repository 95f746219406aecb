using Microsoft.AspNetCore.Http.Features;
using Zoe.AspNetCore.Api.Values;

namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Sets the web server's body limit, independent of the application's.</summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = RequestBody.DrainLimit;
        return next(context);
    }
}
