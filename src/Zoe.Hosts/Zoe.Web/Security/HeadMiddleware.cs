namespace Zoe.Web;

/// <summary>
/// Answers HEAD as GET, whose body the web server drops. Not for links, whose services answer for themselves, nor for
/// logs, whose body may have no end.
/// </summary>
internal sealed class HeadMiddleware(RequestDelegate next, string linkBasePath)
{
    private static readonly PathString Services = new(ApiRoutes.Base + "/service");

    private readonly PathString _links = new(linkBasePath.TrimEnd('/'));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || IsLeftAlone(context.Request.Path))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        await next(context);
        context.Request.Method = HttpMethods.Head;
    }

    private bool IsLeftAlone(PathString path) =>
        (_links.HasValue && path.StartsWithSegments(_links))
        || (path.StartsWithSegments(Services, out var rest) && rest.Value?.Contains("logs", StringComparison.OrdinalIgnoreCase) is true);
}
