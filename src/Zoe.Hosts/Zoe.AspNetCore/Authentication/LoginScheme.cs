namespace Zoe.AspNetCore.Authentication;

/// <summary>Names of the authentication schemes, cookies and claims.</summary>
internal static class LoginScheme
{
    /// <summary>Selects one of the other two by the request's headers.</summary>
    public const string Default = "Zoe";

    /// <summary>HTTP Basic.</summary>
    public const string Basic = "Zoe.Basic";

    /// <summary>The cookie named <see cref="CookieName"/>.</summary>
    public const string Cookie = "Zoe.Cookie";

    /// <summary>True for the names of our schemes.</summary>
    public static bool IsOwn(string scheme) => scheme is Default or Basic or Cookie;

    public const string CookieName = "zoe";

    /// <summary>Claim that binds a cookie to the password.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Claim with the session id, for revocation.</summary>
    public const string SessionClaim = "session";

    /// <summary>Sliding lifetime of a cookie.</summary>
    public static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(7);
}
