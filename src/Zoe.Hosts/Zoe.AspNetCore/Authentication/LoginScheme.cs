namespace Zoe.AspNetCore.Authentication;

/// <summary>Names of the authentication schemes, cookies and claims.</summary>
internal static class LoginScheme
{
    /// <summary>Picks one of the two others by what the request brings.</summary>
    public const string Default = "Zoe";

    /// <summary>HTTP Basic.</summary>
    public const string Basic = "Zoe.Basic";

    /// <summary>The cookie named <see cref="CookieName"/>.</summary>
    public const string Cookie = "Zoe.Cookie";

    /// <summary>True for the names of our schemes.</summary>
    public static bool IsOwn(string scheme) => scheme is Default or Basic or Cookie;

    public const string CookieName = "zoe";

    /// <summary>Claim that ties a cookie to the password it was given for.</summary>
    public const string StampClaim = "stamp";

    /// <summary>Claim that names the session, so that it can be ended.</summary>
    public const string SessionClaim = "session";

    /// <summary>How long a cookie is good after its last use.</summary>
    public static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(7);
}
