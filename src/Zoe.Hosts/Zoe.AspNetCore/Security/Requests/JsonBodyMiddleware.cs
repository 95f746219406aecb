using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Returns 415 for a body without the content type <c>application/json</c>.</summary>
internal sealed class JsonBodyMiddleware(RequestDelegate next)
{
    private const string Json = "application/json";

    public Task InvokeAsync(HttpContext context) => TakesJson(context) && !IsJson(context.Request)
        ? ApiErrors.WriteAsync(
            context, StatusCodes.Status415UnsupportedMediaType,
            $"The body must be JSON: send the header Content-Type: {Json}.")
        : next(context);

    /// <summary>The endpoint that routing adds for unsupported methods is not a RouteEndpoint.</summary>
    private static bool TakesJson(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<AnyBodyMark>() is not null) return false;
        var method = context.Request.Method;
        return HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method)
            || (!HttpMethods.IsGet(method) && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true });
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentType is [{ } declared]
        && MediaTypeHeaderValue.TryParse(declared, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase);
}
