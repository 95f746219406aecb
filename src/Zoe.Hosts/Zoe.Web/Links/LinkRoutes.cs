using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>
/// <c>&lt;base&gt;&lt;key&gt;/…</c>: a port of a service, for those who are logged in and may have it. Keys lead to ports
/// that a running service has published and its ZApp marked with <c>proxy</c>, and nowhere else.
/// </summary>
internal static class LinkRoutes
{
    public static void MapLinks(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ZoeOptions>().LinkBasePath is { } basePath)
            app.Map(basePath + "{key}/{**rest}", ForwardAsync).RequireAuthorization();
    }

    private static async Task ForwardAsync(
        string key, HttpContext context, LinkTargets targets, IForwarder forwarder, LinkLimit limit, IHostApplicationLifetime lifetime)
    {
        try
        {
            Origins.Check(context.Request);
            var target = await targets.FindAsync(key, context.User, context.RequestAborted);
            var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (!raw.StartsWith(target.Prefix + "/", StringComparison.Ordinal))
            {
                Redirect(context, target, raw);
                return;
            }

            await StayLoggedInAsync(context);
            using var _ = limit.Enter(key);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await forwarder.ForwardAsync(context, target, ending.Token);
        }
        catch (LinkException failure) when (!context.Response.HasStarted)
        {
            await LinkFailurePage.WriteAsync(context, failure.Status, failure.Message);
        }
        catch (ForwardException failure) when (!context.Response.HasStarted)
        {
            await LinkFailurePage.WriteAsync(context, failure.Status, failure.Message);
        }
    }

    /// <summary>Relative links of a page work only below a slash.</summary>
    private static void Redirect(HttpContext context, ForwardTarget target, string raw)
    {
        if (!raw.StartsWith(target.Prefix, StringComparison.Ordinal) || (raw.Length > target.Prefix.Length && raw[target.Prefix.Length] != '?'))
            throw new LinkException(StatusCodes.Status400BadRequest, $"Write the path as it was given: {target.Prefix}/");
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{target.Prefix}/{raw[target.Prefix.Length..]}";
        context.Response.ContentLength = 0;
    }

    /// <summary>Browsers that logged in with a password do not all send it when they open WebSockets; cookies they do.</summary>
    private static Task StayLoggedInAsync(HttpContext context) =>
        context.User.Identity is ClaimsIdentity { AuthenticationType: LoginScheme.Basic }
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers["Sec-Fetch-Mode"] == "navigate"
            ? context.SignInAsync(LoginScheme.Cookie, context.User)
            : Task.CompletedTask;
}
