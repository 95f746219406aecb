using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Metrics;

/// <summary>Time-weighted averages over intervals of equal length.</summary>
internal sealed class Timeline(double interval, Resources total)
{
    private readonly List<(double Cores, double Memory, double Pending)> _sums = [];
    private double _now;
    private int _bin;

    /// <summary>Records the state from the last call until <paramref name="until"/>.</summary>
    public void Advance(double until, Resources used, int pending)
    {
        while (_now < until)
        {
            if (_sums.Count == _bin) _sums.Add(default);

            // The bin is counted, not computed from the time, because the quotient may round down to the previous bin.
            var edge = (_bin + 1) * interval;
            var end = Math.Min(until, edge);
            var seconds = end - _now;
            var (cores, memory, waiting) = _sums[_bin];
            _sums[_bin] = (cores + seconds * used.Millicores, memory + seconds * used.MemoryBytes, waiting + seconds * pending);
            _now = end;
            if (end >= edge) _bin++;
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
