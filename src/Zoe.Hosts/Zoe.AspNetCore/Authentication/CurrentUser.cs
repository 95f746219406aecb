using System.Security.Claims;
using Zoe.AspNetCore.Api.Errors;
using Zoe.Hosting;
using Zoe.Hosting.Users;

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

    /// <summary>The stored user of an authenticated request.</summary>
    public static async Task<User> RequireAsync(HttpContext context, IUserStore users)
    {
        var name = context.User.FindFirstValue(ClaimTypes.Name);
        return (name is null ? null : await users.FindUserAsync(name, context.RequestAborted))
            ?? throw new ApiException(StatusCodes.Status401Unauthorized, "Login required.");
    }
}
