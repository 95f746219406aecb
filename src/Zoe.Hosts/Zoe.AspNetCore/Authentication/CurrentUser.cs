using System.Security.Claims;
using Zoe.AspNetCore.Api.Errors;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Authentication;

/// <summary>The user of a request.</summary>
internal static class CurrentUser
{
    /// <summary>Rejects all users but the administrator.</summary>
    public static void RequireAdministrator(HttpContext context)
    {
        if (context.User.FindFirstValue(ClaimTypes.Name) != AdminAccount.UserName)
            throw new ApiException(StatusCodes.Status403Forbidden, "Only the administrator is allowed to do this.");
    }

    /// <summary>The stored user of an authenticated request, as the login found it.</summary>
    public static User Require(HttpContext context) => context.Features.Get<LoggedIn>()?.User
        ?? throw new ApiException(StatusCodes.Status401Unauthorized, "Login required.");

    /// <summary>Keeps the user whom the login of this request has found.</summary>
    public static void Set(HttpContext context, User user) => context.Features.Set(new LoggedIn(user));

    private sealed record LoggedIn(User User);
}
