using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Security.Requests;

/// <summary>Answers 415 to a body that is not declared as <c>application/json</c>, or not declared at all.</summary>
internal sealed class JsonBodyMiddleware(RequestDelegate next)
{
    private const string Json = "application/json";

    public Task InvokeAsync(HttpContext context) => TakesJson(context) && !IsJson(context.Request)
        ? ApiErrors.WriteAsync(
            context, StatusCodes.Status415UnsupportedMediaType,
            $"The body has to be JSON, and to be declared so: send the header Content-Type: {Json}.")
        : next(context);

    /// <summary>What routing makes by itself, to answer a wrong method, is no route.</summary>
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
