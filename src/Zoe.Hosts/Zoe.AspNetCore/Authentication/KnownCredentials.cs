using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Credentials that were right, under a key that only this process has. For a minute they need no hash; for a day they
/// wait for nobody's failures.
/// </summary>
internal sealed class KnownCredentials(TimeProvider time)
{
    private const int Most = 4096;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, long> _verified = new(StringComparer.Ordinal);

    /// <summary>Contains the stored hash, so that a changed password is not remembered under the old one.</summary>
    public string FingerprintOf(string userName, string password, User? user) =>
        Hash($"{userName.Length}:{userName}{password.Length}:{password}{user?.PasswordHash}");

    /// <summary>A text of any length as a key of fixed length.</summary>
    public string Hash(string text) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>True when they need no hash now.</summary>
    public bool IsFresh(string fingerprint) => Age(fingerprint) < FreshFor;

    /// <summary>True when they were right within a day.</summary>
    public bool IsKnown(string fingerprint) => Age(fingerprint) < KnownFor;

    /// <summary>They are right.</summary>
    public void Remember(string fingerprint)
    {
        if (_verified.Count >= Most) Prune();
        _verified[fingerprint] = time.GetTimestamp();
    }

    private TimeSpan Age(string fingerprint) =>
        _verified.TryGetValue(fingerprint, out var verified) ? time.GetElapsedTime(verified) : TimeSpan.MaxValue;

    private void Prune()
    {
        foreach (var (fingerprint, _) in _verified.OrderBy(one => one.Value).Take(Most / 4).ToArray())
            _verified.TryRemove(fingerprint, out _);
    }
}
