using System.Collections.Concurrent;

namespace Zoe.Backends.Docker.Services;

/// <summary>
/// The containers that this driver itself is ending, to distinguish their ends from those that others ordered.
/// </summary>
internal sealed class OrderedEnds
{
    private readonly ConcurrentDictionary<string, int> _containers = new(StringComparer.Ordinal);

    public bool Contains(string id) => _containers.ContainsKey(id);

    public void Add(string id) => _containers[id] = 0;

    /// <summary>The container is gone.</summary>
    public void Remove(string id) => _containers.TryRemove(id, out _);
}
