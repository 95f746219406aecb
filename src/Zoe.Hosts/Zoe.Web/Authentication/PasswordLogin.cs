using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>
/// Checks user names and passwords. A right one is remembered for a minute, under a key that only this process has,
/// since its hash is slow on purpose; a wrong one always costs the hash, also for names that do not exist, and ten
/// within a minute from one address close the door for the rest of it.
/// </summary>
internal sealed class PasswordLogin(IUserStore users, IPasswordHasher<User> hasher, TimeProvider time)
{
    private const int MostRemembered = 4096;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);
    private static readonly User Nobody = new() { Id = 0, UserName = "" };

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly string _nobodysHash = hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    private readonly ConcurrentDictionary<string, DateTimeOffset> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string UserName, string Address), LoginAttempts> _attempts = new();

    /// <param name="userName">Who wants in.</param>
    /// <param name="password">The proof.</param>
    /// <param name="address">From where, for counting failures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LoginOutcome> CheckAsync(
        string userName, string password, string address, CancellationToken cancellationToken)
    {
        var user = await users.FindUserAsync(userName, cancellationToken);
        var fingerprint = Fingerprint(userName, password, user);
        if (IsRemembered(fingerprint)) return new LoginOutcome(Allowed(user));

        Prune();
        var attempts = _attempts.GetOrAdd((userName, address), _ => new LoginAttempts());
        await attempts.Gate.WaitAsync(cancellationToken);
        try
        {
            if (IsRemembered(fingerprint)) return new LoginOutcome(Allowed(user));
            if (attempts.Blocked(time.GetUtcNow()) is { } wait) return new LoginOutcome(null, wait);
            var verified = hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? _nobodysHash, password);
            if (verified == PasswordVerificationResult.Failed || Allowed(user) is not { } allowed)
            {
                attempts.CountFailure(time.GetUtcNow());
                return new LoginOutcome(null);
            }

            attempts.Forget();
            _remembered[fingerprint] = time.GetUtcNow() + RememberedFor;
            return new LoginOutcome(allowed);
        }
        finally
        {
            attempts.Gate.Release();
        }
    }

    private static User? Allowed(User? user) => user is { Enabled: true, PasswordHash: not null } ? user : null;

    private bool IsRemembered(string fingerprint) =>
        _remembered.TryGetValue(fingerprint, out var until) && time.GetUtcNow() < until;

    /// <summary>Contains the stored hash, so that a changed password is not remembered under the old one.</summary>
    private string Fingerprint(string userName, string password, User? user)
    {
        var text = $"{userName.Length}:{userName}{password.Length}:{password}{user?.PasswordHash}";
        return Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Keeps what is remembered bounded, whatever names are tried.</summary>
    private void Prune()
    {
        var now = time.GetUtcNow();
        if (_remembered.Count >= MostRemembered) _remembered.Clear();
        if (_attempts.Count < MostRemembered) return;
        foreach (var (key, attempts) in _attempts)
            if (attempts.IsStale(now)) _attempts.TryRemove(key, out _);
    }
}
