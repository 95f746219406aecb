namespace Zoe.Backends.Drivers;

/// <summary>Repeats an expensive count at most once a second while it is below a threshold, else each time. Thread-safe.</summary>
internal sealed class CachedCount(Func<int> count, int threshold, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _last = int.MaxValue;
    private long _counted;

    public int Read()
    {
        lock (_lock)
        {
            if (_last < threshold && time.GetElapsedTime(_counted) < Lifetime) return _last;
            _last = count();
            _counted = time.GetTimestamp();
            return _last;
        }
    }
}
