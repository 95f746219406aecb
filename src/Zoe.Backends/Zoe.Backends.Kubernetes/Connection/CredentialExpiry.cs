using System.Globalization;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Until when a credential is accepted.</summary>
/// <param name="Credential">Its name in messages.</param>
/// <param name="At">The moment from which it is refused.</param>
/// <param name="WarnBefore">How long before that an administrator is warned, because it should have been renewed by then.</param>
internal sealed record CredentialExpiry(string Credential, DateTimeOffset At, TimeSpan WarnBefore)
{
    /// <summary>The warning for an administrator; null while there is time, or when it is renewed by itself.</summary>
    public string? FindWarning(DateTimeOffset now) => At - now > WarnBefore ? null : Describe(now);

    /// <summary>A sentence without its full stop, for example <c>The token expires in 12 minutes (at …)</c>.</summary>
    public string Describe(DateTimeOffset now)
    {
        var at = At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return At > now
            ? $"{Credential} expires in {Format(At - now)} (at {at}); renew it before, or the cluster cannot be reached"
            : $"{Credential} expired {Format(now - At)} ago (at {at}); renew it";
    }

    private static string Format(TimeSpan time) => time switch
    {
        { TotalHours: >= 48 } => $"{(int)time.TotalDays} days",
        { TotalMinutes: >= 120 } => $"{(int)time.TotalHours} hours",
        { TotalMinutes: >= 2 } => $"{(int)time.TotalMinutes} minutes",
        _ => $"{(int)time.TotalSeconds} seconds",
    };
}
