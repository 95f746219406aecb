namespace Zoe.Backends.Docker;

/// <summary>Remembers the last events, so that those which an engine repeats after a reconnection are told once.</summary>
internal sealed class RecentEvents
{
    // An engine itself keeps 256 events to repeat.
    private const int Capacity = 512;

    private readonly HashSet<(long Time, string? Id, string? Action)> _seen = [];
    private readonly Queue<(long Time, string? Id, string? Action)> _order = new();

    /// <summary>When the last event happened on the engine's clock; null before the first.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>False when the event was seen before.</summary>
    public bool TryAdd(EngineEvent happened)
    {
        var mark = (happened.TimeNano, happened.Actor?.Id, happened.Action);
        if (!_seen.Add(mark)) return false;
        if (Last is null || happened.Time > Last) Last = happened.Time;
        _order.Enqueue(mark);
        if (_order.Count > Capacity) _seen.Remove(_order.Dequeue());
        return true;
    }

    /// <summary>Lets an event that could not be told be seen once more.</summary>
    public void Forget(EngineEvent happened) => _seen.Remove((happened.TimeNano, happened.Actor?.Id, happened.Action));
}
