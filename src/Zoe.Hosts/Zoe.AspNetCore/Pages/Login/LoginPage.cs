using Microsoft.AspNetCore.Authentication;
using Zoe.AspNetCore.Api;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Audit;
using Zoe.AspNetCore.Authentication;
using Zoe.AspNetCore.Security.Requests;
using Zoe.Hosting.Audit;
using static Zoe.AspNetCore.Pages.HtmlPage;

namespace Zoe.AspNetCore.Pages.Login;

/// <summary>
/// The page at <c>/login</c>, and <c>/logout</c>. Browsers get a session cookie here. Cross-site forms are rejected by
/// the origin check, as for every change.
/// </summary>
internal static class LoginPage
{
    public const string Path = "/login";

    private const string LogoutPath = "/logout";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).AllowAnonymous();
        routes.MapPost(Path, LogInAsync).AllowAnonymous().WithAnyBody();
        routes.MapPost(LogoutPath, LogOutAsync).AllowAnonymous().WithAnyBody().Audit(AuditActions.Logout);
    }

    /// <summary>Redirects browsers to the page; returns 401 to programs.</summary>
    public static Task ChallengeAsync(HttpContext context)
    {
        var request = context.Request;
        var isForPeople = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.Path.StartsWithSegments(ApiRoutes.Base)
            && request.Headers.Upgrade.Count == 0
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isForPeople) return ApiErrors.WriteAsync(context, StatusCodes.Status401Unauthorized, "Login required.");
        var next = request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        context.Response.Redirect($"{request.PathBase}{Path}?next={Uri.EscapeDataString(next)}");
        return Task.CompletedTask;
    }

    /// <summary>The sign-out form for other pages.</summary>
    public static string LogoutForm(HttpRequest request, string userName) =>
        $"<form method=\"post\" action=\"{Encode(request.PathBase)}{LogoutPath}\"><button>Sign out {Encode(userName)}</button></form>\n";

    private static Task ShowAsync(HttpContext context)
    {
        var next = LocalAddress.Choose(context.Request.Query["next"].FirstOrDefault(), context.Request.PathBase);
        return WriteAsync(context, StatusCodes.Status200OK, "Log in", Describe(context.Request, next, "", problem: null));
    }

    private static async Task LogInAsync(HttpContext context, PasswordLogin login, DeviceCookie device)
    {
        var form = await LoginForm.ReadAsync(context);
        var next = LocalAddress.Choose(form.Next, context.Request.PathBase);
        var source = new LoginSource(
            context.Connection.RemoteIpAddress?.ToString() ?? "", device.Find(context.Request, form.UserName));
        var outcome = await login.CheckAsync(form.UserName, form.Password, source, context.RequestAborted);
        if (outcome.User is not { } user)
        {
            var (status, message) = outcome.Describe();
            if (outcome.RetryAfterHeader is { } seconds) context.Response.Headers.RetryAfter = seconds;
            await WriteAsync(context, status, "Log in", Describe(context.Request, next, form.UserName, message));
            return;
        }

        await context.SignInAsync(
            LoginScheme.Cookie, LoginPrincipal.Create(user, LoginScheme.Cookie), new AuthenticationProperties { IsPersistent = true });
        if (source.Device is null) device.Give(context, user.UserName);
        SeeOther(context, next);
    }

    private static async Task LogOutAsync(HttpContext context, IEndedSessions ended)
    {
        var cookie = await context.AuthenticateAsync(LoginScheme.Cookie);
        if (cookie.Principal?.FindFirst(LoginScheme.SessionClaim) is { } session) await ended.AddAsync(session.Value, CancellationToken.None);
        await context.SignOutAsync(LoginScheme.Cookie);
        SeeOther(context, context.Request.PathBase + Path);
    }

    /// <summary>Redirects with GET.</summary>
    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = 0;
    }

    private static string Describe(HttpRequest request, string next, string userName, string? problem) =>
        $"""
         <header><h1>Zoe</h1><p>Log in to open your links.</p></header>
         <section><form method="post" action="{Encode(request.PathBase)}{Path}">
         {(problem is null ? "" : $"<p class=\"problem\" role=\"alert\">{Encode(problem)}</p>")}
         <input type="hidden" name="next" value="{Encode(next)}">
         <label>User name <input name="user" value="{Encode(userName)}" autocomplete="username" autocapitalize="none" required autofocus></label>
         <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
         <button>Log in</button>
         </form></section>

         """;
}
