using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Identifies a browser in which a user has logged in: a signed cookie that grants no access, but exempts its logins
/// under that name from delays caused by other clients' failures. Its own failures count separately.
/// </summary>
internal sealed class DeviceCookie(IDataProtectionProvider protection)
{
    public const string Name = "zoe-device";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("Zoe.Device").ToTimeLimitedDataProtector();

    /// <summary>The device's identifier, if it is known for this user; else null.</summary>
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

    /// <summary>Sets a new cookie for this user.</summary>
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
