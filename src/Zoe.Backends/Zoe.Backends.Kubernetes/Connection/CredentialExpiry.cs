using System.Globalization;

namespace Zoe.Backends.Kubernetes;

/// <summary>Until when a credential is accepted.</summary>
/// <param name="Credential">What the administrator calls it.</param>
/// <param name="At">The moment from which it is refused.</param>
/// <param name="WarnBefore">How long before that somebody has to look after it, because nothing else has renewed it.</param>
internal sealed record CredentialExpiry(string Credential, DateTimeOffset At, TimeSpan WarnBefore)
{
    /// <summary>What to tell an administrator now; null as long as there is time, or somebody else renews it.</summary>
    public string? FindWarning(DateTimeOffset now) => At - now > WarnBefore ? null : Describe(now);

    /// <summary>A sentence without its full stop, for example <c>The token expires in 12 minutes (at …)</c>.</summary>
    public string Describe(DateTimeOffset now)
    {
        var at = At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return At > now
            ? $"{Credential} expires in {Spell(At - now)} (at {at}); renew it before, or the cluster cannot be reached"
            : $"{Credential} expired {Spell(now - At)} ago (at {at}); renew it";
    }

    private static string Spell(TimeSpan time) => time switch
    {
        { TotalHours: >= 48 } => $"{(int)time.TotalDays} days",
        { TotalMinutes: >= 120 } => $"{(int)time.TotalHours} hours",
        { TotalMinutes: >= 2 } => $"{(int)time.TotalMinutes} minutes",
        _ => $"{(int)time.TotalSeconds} seconds",
    };
}
