namespace Zoe.Backends.Drivers;

/// <summary>
/// An asynchronous lock for each key, for example for each service id: callers with different keys do not wait for each
/// other. A key takes memory only while somebody holds or awaits its lock.
/// </summary>
public sealed class KeyedLocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (SemaphoreSlim Gate, int Users)> _entries = [];

    /// <summary>Waits for the lock of a key; disposing the result releases it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the lock is not held.</exception>
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

    /// <summary>Takes the lock of a key when it is free; null when somebody holds it.</summary>
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
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0) locks.Release(key, entered: true);
        }
    }
}
