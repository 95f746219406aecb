namespace Zoe.Backends;

/// <summary>
/// Lets one caller at a time change a thing, such as a service slot; those who change different ones do not wait for
/// each other.
/// </summary>
internal sealed class KeyedLocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (SemaphoreSlim Gate, int Users)> _entries = [];

    /// <summary>Waits for one's turn; dispose the result to end it.</summary>
    public async Task<IDisposable> EnterAsync(long key, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate;
        lock (_lock)
        {
            var (known, users) = _entries.TryGetValue(key, out var entry) ? entry : (new SemaphoreSlim(1), 0);
            _entries[key] = (known, users + 1);
            gate = known;
        }

        try
        {
            await gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Release(key, entered: false);
            throw;
        }

        return new Entry(this, key);
    }

    /// <summary>Takes the turn if nobody has it, else returns null at once.</summary>
    public IDisposable? TryEnter(long key)
    {
        lock (_lock)
            if (!_entries.TryAdd(key, (new SemaphoreSlim(0, 1), 1))) return null;
        return new Entry(this, key);
    }

    private void Release(long key, bool entered)
    {
        lock (_lock)
        {
            var (gate, users) = _entries[key];
            if (users > 1) _entries[key] = (gate, users - 1);
            else _entries.Remove(key);
            if (entered) gate.Release();
        }
    }

    private sealed class Entry(KeyedLocks locks, long key) : IDisposable
    {
        public void Dispose() => locks.Release(key, entered: true);
    }
}
