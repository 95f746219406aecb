using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Checks user names and passwords. Unknown names cost a hash too, so that timing does not reveal them. Failures delay
/// later checks of the same name from the same address or device; accounts are never locked.
/// </summary>
internal sealed class PasswordLogin(
    IUserStore users, IPasswordHasher<User> hasher, LoginDelays delays, HashingLimit hashing, KnownCredentials known, IAuditLog audit,
    TimeProvider time)
{
    private static readonly TimeSpan BusyRetryAfter = TimeSpan.FromSeconds(2);
    private static readonly User Nobody = new() { Id = 0, UserName = "" };

    private readonly string _nobodysHash = hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="source">The origin, for delays.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<LoginOutcome> CheckAsync(
        string userName, string password, LoginSource source, CancellationToken cancellationToken)
    {
        var user = await users.FindUserAsync(userName, cancellationToken);
        var outcome = await CheckAsync(user, userName, password, source, cancellationToken);
        if (!outcome.IsRepeated) Record(user, source, outcome);
        return outcome;
    }

    // A name that does not exist may be a password that was typed into the wrong field.
    private void Record(User? user, LoginSource source, LoginOutcome outcome) => audit.Record(new AuditEntry
    {
        Time = time.GetUtcNow(),
        Actor = user?.UserName ?? "unknown",
        Source = source.Address,
        Action = AuditActions.Login,
        Result = outcome.User is null ? AuditResult.Refused : AuditResult.Ok,
        Detail = outcome.User is null ? outcome.Describe().Message : null,
    });

    private async Task<LoginOutcome> CheckAsync(
        User? user, string userName, string password, LoginSource source, CancellationToken cancellationToken)
    {
        var fingerprint = known.FingerprintOf(userName, password, user);
        if (known.IsFresh(fingerprint)) return new LoginOutcome(Allowed(user)) { IsRepeated = true };
        if (known.IsKnown(fingerprint)) return await VerifyAsync(user, password, fingerprint, source, cancellationToken);

        var delay = delays.Find(known.Hash(source.Device is { } device
            ? $"device {device} {userName}"
            : $"address {source.Address} {userName}"));
        if (await delay.EnterAsync(cancellationToken) is { } wait) return new LoginOutcome(null, wait);
        try
        {
            if (known.IsFresh(fingerprint)) return new LoginOutcome(Allowed(user)) { IsRepeated = true };
            var outcome = await VerifyAsync(user, password, fingerprint, source, cancellationToken);
            if (outcome.User is not null) delay.Forget();
            else if (!outcome.Busy) delay.CountFailure();
            return outcome;
        }
        finally
        {
            delay.Leave();
        }
    }

    private async Task<LoginOutcome> VerifyAsync(
        User? user, string password, string fingerprint, LoginSource source, CancellationToken cancellationToken)
    {
        var isKnown = source.Device is not null || known.IsKnown(fingerprint);
        var verified = await hashing.RunAsync(
            () => hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? _nobodysHash, password)
                != PasswordVerificationResult.Failed,
            source.Address, isKnown, cancellationToken);
        if (verified is null) return new LoginOutcome(null, BusyRetryAfter, Busy: true);
        if (verified is false || Allowed(user) is not { } allowed) return new LoginOutcome(null);
        known.Remember(fingerprint);
        return new LoginOutcome(allowed);
    }

    private static User? Allowed(User? user) => user is { Enabled: true, PasswordHash: not null } ? user : null;
}
