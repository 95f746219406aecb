namespace Zoe.Backends.Process;

/// <summary>Lets one caller at a time change a service slot; different slots do not wait for each other.</summary>
internal sealed class SlotLocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (SemaphoreSlim Gate, int Users)> _slots = [];

    /// <summary>Waits for the slot; dispose the result to leave it.</summary>
    public async Task<IDisposable> EnterAsync(long slot, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate;
        lock (_lock)
        {
            var (known, users) = _slots.TryGetValue(slot, out var entry) ? entry : (new SemaphoreSlim(1), 0);
            _slots[slot] = (known, users + 1);
            gate = known;
        }

        try
        {
            await gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Release(slot, entered: false);
            throw;
        }

        return new Entry(this, slot);
    }

    /// <summary>Enters the slot if nobody is there, else returns null at once.</summary>
    public IDisposable? TryEnter(long slot)
    {
        lock (_lock)
            if (!_slots.TryAdd(slot, (new SemaphoreSlim(0, 1), 1))) return null;
        return new Entry(this, slot);
    }

    private void Release(long slot, bool entered)
    {
        lock (_lock)
        {
            var (gate, users) = _slots[slot];
            if (users > 1) _slots[slot] = (gate, users - 1);
            else _slots.Remove(slot);
            if (entered) gate.Release();
        }
    }

    private sealed class Entry(SlotLocks locks, long slot) : IDisposable
    {
        public void Dispose() => locks.Release(slot, entered: true);
    }
}
