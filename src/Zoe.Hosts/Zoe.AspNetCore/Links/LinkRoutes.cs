using Microsoft.AspNetCore.Http.Features;
using Zoe.AspNetCore.Links.Forwarding;
using Zoe.AspNetCore.Security.Requests;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Links;

/// <summary>
/// <c>&lt;base&gt;&lt;key&gt;/…</c>: a port of a service, for those who are logged in and may have it. Keys lead to ports
/// that a running service has published and its ZApp marked with <c>proxy</c>, and nowhere else.
/// </summary>
internal static class LinkRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ZoeOptions>().LinkBasePath is { } basePath)
            routes.Map(basePath + "{key}/{**rest}", ForwardAsync).WithAnyBody();
    }

    private static async Task ForwardAsync(
        string key, HttpContext context, LinkTargets targets, LinkForwarder forwarder, LinkLimit limit, IHostApplicationLifetime lifetime)
    {
        try
        {
            var target = await targets.FindAsync(key, context.Request.PathBase, context.User, context.RequestAborted);
            var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.RestOf(raw) is not { } below)
                throw new LinkException(StatusCodes.Status400BadRequest, $"Write the path as it was given: {target.Prefix}/");
            if (!below.StartsWith('/'))
            {
                Redirect(context, target, below);
                return;
            }

            using var _ = limit.Enter(key);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await forwarder.ForwardAsync(context, target, below, ending.Token);
        }
        catch (LinkException failure) when (!context.Response.HasStarted)
        {
            await LinkFailurePage.WriteAsync(context, failure.Status, failure.Message);
        }
    }

    /// <summary>Relative links of a page work only below a slash.</summary>
    private static void Redirect(HttpContext context, ForwardTarget target, string query)
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{target.Prefix}/{query}";
        context.Response.ContentLength = 0;
    }
}
