using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Marks a browser in which a user has logged in: a signed cookie that gives no access, but whose logins under that name
/// do not wait for the failures of others. Failures with it count for it alone.
/// </summary>
internal sealed class DeviceCookie(IDataProtectionProvider protection)
{
    public const string Name = "zoe-device";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("Zoe.Device").ToTimeLimitedDataProtector();

    /// <summary>The device's identifier, if it is known under this name; else null.</summary>
    public string? Find(HttpRequest request, string userName)
    {
        if (request.Cookies[Name] is not { Length: > 0 } value) return null;
        try
        {
            var parts = _protector.Unprotect(value).Split(':', 2);
            return parts is [var device, var name] && name == userName ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser a new one, for this name.</summary>
    public void Give(HttpContext context, string userName)
    {
        var device = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(Name, _protector.Protect($"{device}:{userName}", Lifetime), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = Lifetime,
            Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
        });
    }
}
