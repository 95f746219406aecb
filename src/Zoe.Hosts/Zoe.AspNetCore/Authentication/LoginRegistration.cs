using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Zoe.AspNetCore.Pages.Login;
using Zoe.Hosting;
using Zoe.Hosting.Store;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Registers HTTP Basic and the cookie.</summary>
internal static class LoginRegistration
{
    public static void AddZoeLogin(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<LoginDelays>();
        services.AddSingleton<HashingLimit>();
        services.AddSingleton<KnownCredentials>();
        services.AddSingleton<PasswordLogin>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<IEndedSessions>(provider => provider.GetService<ISecretStore>() is { } store
            ? new StoredEndedSessions(store, provider.GetRequiredService<TimeProvider>())
            : new FileEndedSessions(provider.GetRequiredService<ZoeOptions>().DataPath, provider.GetRequiredService<TimeProvider>()));
        services.AddAuthentication()
            .AddPolicyScheme(LoginScheme.Default, null, scheme => scheme.ForwardDefaultSelector = context =>
                BasicCredentials.IsIn(context.Request.Headers.Authorization) ? LoginScheme.Basic : LoginScheme.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BasicHandler>(LoginScheme.Basic, null)
            .AddCookie(LoginScheme.Cookie, ConfigureCookie);
        services.PostConfigure<AuthenticationOptions>(KeepOnlyScheme);
    }

    /// <summary>
    /// An application with a single scheme need not configure it as the default; keep that working with our schemes
    /// added.
    /// </summary>
    private static void KeepOnlyScheme(AuthenticationOptions options)
    {
        var others = options.Schemes.Where(scheme => !LoginScheme.IsOwn(scheme.Name)).ToList();
        if (options.DefaultScheme is null && others is [var only]) options.DefaultScheme = only.Name;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie = new LoginCookieBuilder { Name = LoginScheme.CookieName, IsEssential = true, SecurePolicy = CookieSecurePolicy.SameAsRequest };
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = LoginScheme.CookieLifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = RejectStaleAsync;
        options.Events.OnRedirectToLogin = context => LoginPage.ChallengeAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = options.Events.OnRedirectToLogin;
    }

    /// <summary>
    /// Rejects cookies when the password has changed, the user is gone or disabled, or has signed out.
    /// </summary>
    private static async Task RejectStaleAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<IUserStore>();
        var name = context.Principal?.FindFirstValue(ClaimTypes.Name);
        var user = name is null ? null : await users.FindUserAsync(name, context.HttpContext.RequestAborted);
        var stamp = context.Principal?.FindFirstValue(LoginScheme.StampClaim);
        var ended = context.HttpContext.RequestServices.GetRequiredService<IEndedSessions>();
        var isOpen = context.Principal?.FindFirstValue(LoginScheme.SessionClaim) is { } session
            && !await ended.ContainsAsync(session, context.HttpContext.RequestAborted);
        if (isOpen && user is { Enabled: true } && stamp == LoginPrincipal.StampOf(user)) CurrentUser.Set(context.HttpContext, user);
        else context.RejectPrincipal();
    }
}
