using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Authentication;

/// <summary>What came of a login.</summary>
/// <param name="User">Who it is; null when it was refused.</param>
/// <param name="RetryAfter">Set when the password was not checked: how long to wait.</param>
/// <param name="Busy">True when it was not checked because too many others are being checked.</param>
internal sealed record LoginOutcome(User? User, TimeSpan? RetryAfter = null, bool Busy = false)
{
    /// <summary>The status and sentence for one that was refused.</summary>
    public (int Status, string Message) Describe() => RetryAfter is not { } wait
        ? (StatusCodes.Status401Unauthorized, "Wrong user name or password.")
        : Busy
            ? (StatusCodes.Status503ServiceUnavailable, $"Too many logins are being checked; try again in {Seconds(wait)} seconds.")
            : (StatusCodes.Status429TooManyRequests, $"Too many failed logins; try again in {Seconds(wait)} seconds.");

    /// <summary>The header <c>Retry-After</c>; null for none.</summary>
    public string? RetryAfterHeader => RetryAfter is { } wait ? Seconds(wait).ToString() : null;

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
