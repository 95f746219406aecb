using Zoe.Hosting;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Result of a login.</summary>
/// <param name="User">The user; null when the login was rejected.</param>
/// <param name="RetryAfter">Set when the password was not checked: time to wait before retrying.</param>
/// <param name="Busy">True when it was not checked because too many logins are being checked.</param>
internal sealed record LoginOutcome(User? User, TimeSpan? RetryAfter = null, bool Busy = false)
{
    /// <summary>True when the same credentials were checked a short time ago.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Status and message of a rejected login.</summary>
    public (int Status, string Message) Describe() => RetryAfter is not { } wait
        ? (StatusCodes.Status401Unauthorized, "Wrong user name or password.")
        : Busy
            ? (StatusCodes.Status503ServiceUnavailable, $"Too many logins are being checked; try again in {Seconds(wait)} seconds.")
            : (StatusCodes.Status429TooManyRequests, $"Too many failed logins; try again in {Seconds(wait)} seconds.");

    /// <summary>The header <c>Retry-After</c>; null for none.</summary>
    public string? RetryAfterHeader => RetryAfter is { } wait ? Seconds(wait).ToString() : null;

    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
