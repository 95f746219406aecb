using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Links;

/// <summary>Bounds how many requests and WebSockets are open to one port of a service at a time.</summary>
internal sealed class LinkLimit
{
    /// <summary>More than any page opens, less than would hurt the server.</summary>
    public const int Most = 256;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Counts one more, until what it returns is disposed.</summary>
    /// <exception cref="LinkException">There are too many.</exception>
    public IDisposable Enter(string key)
    {
        if (_open.AddOrUpdate(key, 1, (_, count) => count + 1) <= Most) return new Visit(this, key);
        Leave(key);
        throw new LinkException(StatusCodes.Status503ServiceUnavailable, $"{Most} requests to this service are open already; close some, or try again.");
    }

    private void Leave(string key)
    {
        var left = _open.AddOrUpdate(key, 0, (_, count) => count - 1);
        if (left == 0) _open.TryRemove(new KeyValuePair<string, int>(key, 0));
    }

    private sealed class Visit(LinkLimit limit, string key) : IDisposable
    {
        public void Dispose() => limit.Leave(key);
    }
}
