using Zoe.Scheduler;

namespace Zoe.Benchmarks.Throughput;

/// <summary>
/// A cluster at <see cref="Workload.Fill"/>: every step releases a service drawn at random and places another, so that
/// the fill stays where it is.
/// </summary>
internal sealed class SteadyState
{
    private const int StepsBetweenLooksAtTheClock = 64;

    private readonly IPlacer _placer;
    private readonly ScheduledService[] _requests;
    private readonly FastDraws _random = new();
    private readonly List<(int Node, int Request)> _live = [];
    private readonly Resources _target;
    private Resources _used;

    public SteadyState(IPlacer placer, ScheduledService[] requests, int nodes)
    {
        _placer = placer;
        _requests = requests;
        _target = new Resources(
            (long)(Workload.Capacity.Millicores * Workload.Fill * nodes),
            (long)(Workload.Capacity.MemoryBytes * Workload.Fill * nodes));
        _live.Capacity = nodes * 32;
        while (IsBelowTarget && TryPlace())
        {
            // Fills the cluster.
        }
    }

    /// <summary>Starts with what another one placed: filling a large cluster by linear scan would take an hour.</summary>
    public SteadyState(IPlacer placer, SteadyState filled)
    {
        _placer = placer;
        _requests = filled._requests;
        _target = filled._target;
        _used = filled._used;
        _live = [.. filled._live];
        foreach (var (node, request) in _live) placer.Adopt(node, request);
    }

    /// <summary>The share of the cores in use.</summary>
    public double CoreFill => Workload.Fill * _used.Millicores / _target.Millicores;

    /// <summary>The share of the memory in use.</summary>
    public double MemoryFill => Workload.Fill * _used.MemoryBytes / _target.MemoryBytes;

    /// <summary>How many placements were made so far.</summary>
    public long Placed { get; private set; }

    /// <summary>How many placements found no node so far.</summary>
    public long Refused { get; private set; }

    private bool IsBelowTarget =>
        _used.Millicores < _target.Millicores && _used.MemoryBytes < _target.MemoryBytes;

    /// <summary>Steps for about as long as asked; the number of placements made and the time they took.</summary>
    public (long Placements, TimeSpan Elapsed) Run(TimeSpan atLeast)
    {
        var before = Placed;
        var clock = new ProcessorClock();
        do
        {
            for (var i = 0; i < StepsBetweenLooksAtTheClock; i++) Step();
        }
        while (clock.Elapsed < atLeast);

        return (Placed - before, clock.Elapsed);
    }

    /// <summary>Steps until every service has been replaced several times, so that no trace of the filling is left.</summary>
    public void Mix()
    {
        for (var i = 4L * _live.Count; i > 0; i--) Step();
    }

    private void Step()
    {
        var victim = _random.Next(_live.Count);
        var (node, old) = _live[victim];
        _live[victim] = _live[^1];
        _live.RemoveAt(_live.Count - 1);
        _placer.Release(node, old);
        _used -= _requests[old].Demand;
        while (IsBelowTarget && TryPlace())
        {
            // A large one may leave room for two small ones.
        }
    }

    private bool TryPlace()
    {
        var request = _random.Next(_requests.Length);
        var node = _placer.Place(request);
        if (node < 0)
        {
            Refused++;
            return false;
        }

        Placed++;
        _live.Add((node, request));
        _used += _requests[request].Demand;
        return true;
    }
}
