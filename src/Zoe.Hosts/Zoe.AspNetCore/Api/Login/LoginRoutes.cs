using Microsoft.AspNetCore.Authentication;
using Zoe.AspNetCore.Authentication;
using Zoe.AspNetCore.Security.Requests;
using Zoe.Client.Documents;

namespace Zoe.AspNetCore.Api.Login;

/// <summary><c>GET login</c>: returns the session cookie.</summary>
internal static class LoginRoutes
{
    // As a delegate: taken for a RequestDelegate, its result would be ignored.
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("login", (Delegate)LogInAsync).AsChange();

    private static async Task<IResult> LogInAsync(HttpContext context)
    {
        var user = CurrentUser.Require(context);
        await context.SignInAsync(
            LoginScheme.Cookie, LoginPrincipal.Create(user, LoginScheme.Cookie),
            new AuthenticationProperties { IsPersistent = true });
        return TypedResults.Json(new LoginDocument(UserDocuments.From(user)), ApiJson.Context.LoginDocument);
    }
}
