namespace Zoe.Backends.Docker.Engine;

/// <summary>Remembers when one engine did not answer. All members may be called concurrently.</summary>
internal sealed class EngineOutages(TimeProvider time)
{
    private const int Kept = 16;

    private readonly Lock _lock = new();
    private readonly List<EngineOutage> _outages = [];
    private TimeSpan _clockOffset;
    private DateTimeOffset? _lastAnswer;
    private bool _isOut;

    /// <summary>The engine answered just now; its clock is null when the answer did not carry it.</summary>
    public void Answered(DateTimeOffset? engineClock = null)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (engineClock is { } clock) _clockOffset = clock - now;
            _lastAnswer = now + _clockOffset;
            if (!_isOut) return;
            _isOut = false;
            _outages[^1] = _outages[^1] with { End = _lastAnswer };
        }
    }

    /// <summary>The engine does not answer any more. Before its first answer nothing is concluded.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            if (_isOut || _lastAnswer is not { } last) return;
            _isOut = true;
            if (_outages.Count == Kept) _outages.RemoveAt(0);
            _outages.Add(new EngineOutage(last, End: null));
        }
    }

    /// <summary>
    /// The outage in which something happened at that moment of the engine's clock, or that began within
    /// <paramref name="margin"/> after it; null for none.
    /// </summary>
    public EngineOutage? Find(DateTimeOffset moment, TimeSpan margin)
    {
        lock (_lock)
        {
            for (var i = _outages.Count - 1; i >= 0; i--)
                if (_outages[i].Begin <= moment + margin && (_outages[i].End is not { } end || moment <= end)) return _outages[i];
            return null;
        }
    }
}
