using System.Diagnostics.CodeAnalysis;

namespace Zoe.Scheduler.Index;

/// <summary>
/// A cache with two generations: a lookup moves an entry to the young one; when that is full, the old one is evicted. Holds up
/// to twice its capacity.
/// </summary>
/// <param name="capacity">Maximum weight of a generation; the last entry may exceed it.</param>
/// <param name="weigh">The weight of an entry.</param>
/// <param name="evict">Called for an evicted entry.</param>
/// <param name="comparer">Compares keys.</param>
internal sealed class GenerationalCache<TKey, TValue>(
    long capacity, Func<TValue, long> weigh, Action<TValue>? evict = null, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _young = new(comparer);
    private Dictionary<TKey, TValue> _old = new(comparer);
    private long _weight;

    public int Count => _young.Count + _old.Count;

    /// <summary>Number of the young generation; an entry used in it need not be looked up again to stay cached.</summary>
    public int Generation { get; private set; }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value)) return true;
        if (!_old.Remove(key, out value)) return false;
        Add(key, value);
        return true;
    }

    /// <summary>Adds an entry that is not cached.</summary>
    public void Add(TKey key, TValue value)
    {
        if (_weight >= capacity) Age();
        _young.Add(key, value);
        _weight += weigh(value);
    }

    public void Clear()
    {
        Age();
        Age();
    }

    private void Age()
    {
        if (evict is not null)
        {
            foreach (var value in _old.Values) evict(value);
        }

        _old.Clear();
        (_young, _old) = (_old, _young);
        _weight = 0;
        Generation++;
    }
}
