using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Authentication;

/// <summary>
/// Fingerprints of verified credentials, keyed with a secret of this process. For a minute they are not hashed again;
/// for a day they are exempt from login delays.
/// </summary>
internal sealed class KnownCredentials(TimeProvider time)
{
    private const int MaxEntries = 4096;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, long> _verified = new(StringComparer.Ordinal);

    /// <summary>Includes the stored hash, so that a password change invalidates it.</summary>
    public string FingerprintOf(string userName, string password, User? user) =>
        Hash($"{userName.Length}:{userName}{password.Length}:{password}{user?.PasswordHash}");

    /// <summary>Keyed hash of a text, of fixed length.</summary>
    public string Hash(string text) => Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>True when they were verified within a minute.</summary>
    public bool IsFresh(string fingerprint) => Age(fingerprint) < FreshFor;

    /// <summary>True when they were verified within a day.</summary>
    public bool IsKnown(string fingerprint) => Age(fingerprint) < KnownFor;

    /// <summary>Records verified credentials.</summary>
    public void Remember(string fingerprint)
    {
        if (_verified.Count >= MaxEntries) Prune();
        _verified[fingerprint] = time.GetTimestamp();
    }

    private TimeSpan Age(string fingerprint) =>
        _verified.TryGetValue(fingerprint, out var verified) ? time.GetElapsedTime(verified) : TimeSpan.MaxValue;

    private void Prune()
    {
        foreach (var (fingerprint, _) in _verified.OrderBy(one => one.Value).Take(MaxEntries / 4).ToArray())
            _verified.TryRemove(fingerprint, out _);
    }
}
