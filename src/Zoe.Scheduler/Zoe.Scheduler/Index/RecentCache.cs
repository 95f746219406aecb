using System.Diagnostics.CodeAnalysis;

namespace Zoe.Scheduler;

/// <summary>
/// Keeps what was used lately, up to twice its capacity: two generations, of which the older is dropped when the younger
/// is full. Whatever is asked for moves to the younger.
/// </summary>
/// <param name="capacity">The weight of a generation, beside the last entry that came.</param>
/// <param name="weigh">How much an entry counts.</param>
/// <param name="drop">Called for an entry that is no longer kept.</param>
/// <param name="comparer">Compares keys.</param>
internal sealed class RecentCache<TKey, TValue>(
    long capacity, Func<TValue, long> weigh, Action<TValue>? drop = null, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _young = new(comparer);
    private Dictionary<TKey, TValue> _old = new(comparer);
    private long _weight;

    public int Count => _young.Count + _old.Count;

    /// <summary>The younger generation's number: whoever was used in it need not be asked for again.</summary>
    public int Generation { get; private set; }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value)) return true;
        if (!_old.Remove(key, out value)) return false;
        Add(key, value);
        return true;
    }

    /// <summary>Adds an entry that is not there.</summary>
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
        if (drop is not null)
        {
            foreach (var value in _old.Values) drop(value);
        }

        _old.Clear();
        (_young, _old) = (_old, _young);
        _weight = 0;
        Generation++;
    }
}
