namespace Zoe.Web;

/// <summary>
/// Answers HEAD as GET without the body, but for links, whose services answer for themselves. What would be a long body
/// ends with its headers.
/// </summary>
internal sealed class HeadMiddleware(RequestDelegate next, string linkBasePath)
{
    private readonly PathString _links = new(linkBasePath.TrimEnd('/'));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method) || (_links.HasValue && context.Request.Path.StartsWithSegments(_links)))
        {
            await next(context);
            return;
        }

        var aborted = context.RequestAborted;
        var answered = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        context.Response.RegisterForDispose(answered);
        context.Request.Method = HttpMethods.Get;
        context.RequestAborted = answered.Token;
        context.Response.OnStarting(answered.CancelAsync);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.Response.HasStarted && !aborted.IsCancellationRequested)
        {
            // The headers are all that was asked for.
        }
        finally
        {
            context.RequestAborted = aborted;
            context.Request.Method = HttpMethods.Head;
        }
    }
}
