using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Authentication;

/// <summary>Keeps the delays of names, bounded whatever names are tried.</summary>
internal sealed class LoginDelays(TimeProvider time)
{
    /// <summary>How many are kept at most.</summary>
    public const int Most = 8192;

    private readonly ConcurrentDictionary<string, LoginDelay> _delays = new(StringComparer.Ordinal);
    private readonly Lock _pruning = new();

    public int Count => _delays.Count;

    /// <summary>The delay of a key of fixed length.</summary>
    public LoginDelay Find(string key)
    {
        if (_delays.Count >= Most) Prune();
        return _delays.GetOrAdd(key, static (_, time) => new LoginDelay(time), time);
    }

    /// <summary>Drops what is stale, then those with the fewest failures: inventing names does not wash off many failures.</summary>
    private void Prune()
    {
        lock (_pruning)
        {
            if (_delays.Count < Most) return;
            foreach (var (key, delay) in _delays)
                if (delay.IsStale) _delays.TryRemove(key, out _);
            var excess = _delays.Count - (Most * 3 / 4);
            if (excess <= 0) return;
            foreach (var (key, _) in _delays.Where(one => one.Value.IsIdle).OrderBy(one => one.Value.Failures).Take(excess).ToArray())
                _delays.TryRemove(key, out _);
        }
    }
}
