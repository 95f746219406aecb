using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Zoe.AspNetCore.Links.Forwarding;
using Zoe.AspNetCore.Security.Requests;
using Zoe.Hosting;
using Zoe.Hosting.IdleExecutions;
using Zoe.Hosting.Links;

namespace Zoe.AspNetCore.Links;

/// <summary>
/// <c>&lt;base&gt;&lt;key&gt;/…</c>: forwards to a port of a service, for its owner and the administrator. Only
/// published ports of running services that the ZApp marks with <c>proxy</c> can be reached.
/// </summary>
internal static class LinkRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ZoeOptions>().LinkBasePath is { } basePath)
            routes.Map(basePath + "{key}/{**rest}", ForwardAsync).WithAnyBody();
    }

    private static async Task ForwardAsync(
        string key, HttpContext context, LinkTargets targets, LinkForwarder forwarder, LinkLimit limit,
        LinkActivity activity, IHostApplicationLifetime lifetime)
    {
        try
        {
            var target = await targets.FindAsync(key, context.Request.PathBase, context.User, context.RequestAborted);
            var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.RestOf(raw) is not { } below)
                throw new LinkException(StatusCodes.Status400BadRequest, $"The path must begin with {target.Prefix}/");
            if (!below.StartsWith('/'))
            {
                Redirect(context, target, below);
                return;
            }

            using var _ = limit.Enter(key);
            using var open = targets.FindExecution(key) is { } executionId ? activity.Open(executionId) : null;
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await forwarder.ForwardAsync(context, target, below, ending.Token);
        }
        catch (LinkException failure) when (!context.Response.HasStarted)
        {
            await LinkFailurePage.WriteAsync(context, failure.Status, failure.Message);
        }
    }

    /// <summary>Adds the trailing slash that relative links of a page need.</summary>
    private static void Redirect(HttpContext context, ForwardTarget target, string query)
    {
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{target.Prefix}/{query}";
        context.Response.ContentLength = 0;
    }
}
