using System.Collections.Concurrent;

namespace Zoe.AspNetCore.Links;

/// <summary>Limits concurrent requests and WebSockets to one port of a service.</summary>
internal sealed class LinkLimit
{
    /// <summary>Maximum number of open requests to one port.</summary>
    public const int MaxOpen = 256;

    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Acquires a lease, to be disposed when the request ends.</summary>
    /// <exception cref="LinkException">The limit is reached.</exception>
    public IDisposable Enter(string key)
    {
        if (_open.AddOrUpdate(key, 1, (_, count) => count + 1) <= MaxOpen) return new Lease(this, key);
        Leave(key);
        throw new LinkException(StatusCodes.Status503ServiceUnavailable, $"There are {MaxOpen} open requests to this service; close some, or try again.");
    }

    private void Leave(string key)
    {
        var left = _open.AddOrUpdate(key, 0, (_, count) => count - 1);
        if (left == 0) _open.TryRemove(new KeyValuePair<string, int>(key, 0));
    }

    private sealed class Lease(LinkLimit limit, string key) : IDisposable
    {
        public void Dispose() => limit.Leave(key);
    }
}
