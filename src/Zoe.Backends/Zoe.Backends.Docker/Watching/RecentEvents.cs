using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Watching;

/// <summary>Remembers the last events, so that those which an engine repeats after a reconnection are published once.</summary>
internal sealed class RecentEvents
{
    // An engine itself keeps 256 events to repeat.
    private const int Capacity = 512;

    private readonly HashSet<(long Time, string? Id, string? Action)> _seen = [];
    private readonly Queue<(long Time, string? Id, string? Action)> _order = new();

    /// <summary>When the last event occurred on the engine's clock; null before the first.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>False when the event was seen before.</summary>
    public bool TryAdd(Message occurred)
    {
        var mark = Mark(occurred);
        if (!_seen.Add(mark)) return false;
        var time = EngineTime.FromNanoseconds(mark.Time);
        if (Last is null || time > Last) Last = time;
        _order.Enqueue(mark);
        if (_order.Count > Capacity) _seen.Remove(_order.Dequeue());
        return true;
    }

    /// <summary>Lets an event that could not be published be seen once more.</summary>
    public void Forget(Message occurred) => _seen.Remove(Mark(occurred));

    private static (long Time, string? Id, string? Action) Mark(Message occurred) =>
        (occurred.TimeNano ?? 0, occurred.Actor?.ID, occurred.Action);
}
