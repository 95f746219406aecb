using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Authenticates requests with Zoe's own schemes only, independent of the application's authentication. Issues a
/// challenge unless the route allows anonymous requests.
/// </summary>
internal sealed class LoginMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var login = await context.AuthenticateAsync(LoginScheme.Default);
        context.User = login.Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
        // The endpoint that routing adds for unsupported methods is not a RouteEndpoint.
        var isOpen = context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isOpen || login.Succeeded) await next(context);
        else await context.ChallengeAsync(LoginScheme.Default);
    }
}
