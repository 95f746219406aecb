using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation;

/// <summary>Averages over intervals of equal length, weighted by time.</summary>
internal sealed class Timeline(double interval, Resources total)
{
    private readonly List<(double Cores, double Memory, double Pending)> _sums = [];
    private double _now;

    /// <summary>Notes that things stood like this from the last call until <paramref name="until"/>.</summary>
    public void Advance(double until, Resources used, int pending)
    {
        while (_now < until)
        {
            var bin = (int)(_now / interval);
            while (_sums.Count <= bin) _sums.Add(default);
            var end = Math.Min(until, (bin + 1) * interval);
            var seconds = end - _now;
            var (cores, memory, waiting) = _sums[bin];
            _sums[bin] = (cores + seconds * used.Millicores, memory + seconds * used.MemoryBytes, waiting + seconds * pending);
            if (end <= _now) break;
            _now = end;
        }
    }

    public ImmutableArray<TimelinePoint> ToImmutable() =>
    [
        .. _sums.Select((sum, bin) => new TimelinePoint(
            bin * interval,
            sum.Cores / interval / Math.Max(1, total.Millicores),
            sum.Memory / interval / Math.Max(1, total.MemoryBytes),
            sum.Pending / interval)),
    ];
}
