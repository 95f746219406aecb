using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>Registers HTTP Basic and the cookie.</summary>
internal static class LoginRegistration
{
    public static void AddZoeLogin(this IServiceCollection services, string dataPath)
    {
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<LoginDelays>();
        services.AddSingleton<HashingLimit>();
        services.AddSingleton<KnownCredentials>();
        services.AddSingleton<PasswordLogin>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton(provider => new EndedSessions(dataPath, provider.GetRequiredService<TimeProvider>()));
        services.AddDataProtection()
            .SetApplicationName("Zoe")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.KeysIn(dataPath)));
        services.AddAuthentication(LoginScheme.Default)
            .AddPolicyScheme(LoginScheme.Default, null, scheme => scheme.ForwardDefaultSelector = context =>
                BasicCredentials.IsIn(context.Request.Headers.Authorization) ? LoginScheme.Basic : LoginScheme.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BasicHandler>(LoginScheme.Basic, null)
            .AddCookie(LoginScheme.Cookie, ConfigureCookie);
        services.AddAuthorization();
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = LoginScheme.CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = LoginScheme.CookieLifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = RejectStaleAsync;
        options.Events.OnRedirectToLogin = context => LoginPage.AskAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = options.Events.OnRedirectToLogin;
    }

    /// <summary>A cookie ends with the password it was given for, with the user, and when the user signs out.</summary>
    private static async Task RejectStaleAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<IUserStore>();
        var name = context.Principal?.FindFirstValue(ClaimTypes.Name);
        var user = name is null ? null : await users.FindUserAsync(name, context.HttpContext.RequestAborted);
        var stamp = context.Principal?.FindFirstValue(LoginScheme.StampClaim);
        var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
        var isOpen = context.Principal?.FindFirstValue(LoginScheme.SessionClaim) is { } session && !ended.Contains(session);
        if (isOpen && user is { Enabled: true } && stamp == LoginPrincipal.StampOf(user)) return;
        context.RejectPrincipal();
    }
}
