namespace Zoe.Web;

/// <summary>Names of the authentication schemes and claims.</summary>
internal static class LoginScheme
{
    /// <summary>Picks one of the two others by what the request brings.</summary>
    public const string Default = "Zoe";

    /// <summary>HTTP Basic.</summary>
    public const string Basic = "Basic";

    /// <summary>The cookie named <c>zoe</c>.</summary>
    public const string Cookie = "Cookie";

    /// <summary>Claim that ties a cookie to the password it was given for.</summary>
    public const string StampClaim = "stamp";
}
