using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Login delays by key, limited in number.</summary>
internal sealed class LoginDelays(TimeProvider time)
{
    /// <summary>Maximum number of delays.</summary>
    public const int MaxEntries = 8192;

    private readonly ConcurrentDictionary<string, LoginDelay> _delays = new(StringComparer.Ordinal);
    private readonly Lock _pruning = new();

    public int Count => _delays.Count;

    /// <summary>The delay of a key of fixed length.</summary>
    public LoginDelay Find(string key)
    {
        if (_delays.Count >= MaxEntries) Prune();
        return _delays.GetOrAdd(key, static (_, time) => new LoginDelay(time), time);
    }

    /// <summary>
    /// Drops stale delays, then those with the fewest failures, so that trying invented names does not evict delays
    /// with many failures.
    /// </summary>
    private void Prune()
    {
        lock (_pruning)
        {
            if (_delays.Count < MaxEntries) return;
            foreach (var (key, delay) in _delays)
                if (delay.IsStale) _delays.TryRemove(key, out _);
            var excess = _delays.Count - (MaxEntries * 3 / 4);
            if (excess <= 0) return;
            foreach (var (key, _) in _delays.Where(one => one.Value.IsIdle).OrderBy(one => one.Value.Failures).Take(excess).ToArray())
                _delays.TryRemove(key, out _);
        }
    }
}
