using Zoe.Scheduler.Sessions;
using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Scheduler.Simulation.Running;

/// <summary>One simulation: the clock, the event queue and the placements.</summary>
internal sealed class SimulationLoop
{
    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Workload _workload;
    private readonly IScheduler _scheduler;
    private readonly int _seed;
    private readonly IProgress<double>? _progress;
    private readonly ISchedulerSession _session;
    private readonly RunningApplication[] _applications;
    private readonly long[] _firstService;
    private readonly PriorityQueue<(int Application, int Version), (double Time, int Application)> _ends = new();
    private readonly HashSet<int> _incomplete = [];
    private readonly HashSet<int> _changed = [];
    private readonly NodeLedger _ledger;
    private readonly Timeline _timeline;
    private double _now;
    private int _pending;
    private int _finished;
    private int _preempted;
    private double _preemptedSeconds;

    public SimulationLoop(Workload workload, IScheduler scheduler, int seed, IProgress<double>? progress)
    {
        _workload = workload;
        _scheduler = scheduler;
        _seed = seed;
        _progress = progress;
        _session = scheduler.OpenSession(new ClusterView(workload.Nodes), seed);
        _ledger = new NodeLedger(workload.Nodes);
        _applications = new RunningApplication[workload.Applications.Length];
        _firstService = new long[workload.Applications.Length];
        var service = 0L;
        for (var i = 0; i < _applications.Length; i++)
        {
            _firstService[i] = service;
            _applications[i] = new RunningApplication(workload.Applications[i], service);
            service += workload.Applications[i].Components;
        }

        var last = workload.Applications.IsEmpty ? 1 : workload.Applications[^1].Submitted.TotalSeconds;
        _timeline = new Timeline(Math.Max(1, last / 200), _ledger.Total);
    }

    public SimulationRun Run(CancellationToken cancellationToken)
    {
        var next = 0;
        while (next < _applications.Length || _ends.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var arrival = next < _applications.Length ? _applications[next].Application.Submitted.TotalSeconds : double.PositiveInfinity;
            var time = Math.Min(arrival, NextEnd());
            if (double.IsPositiveInfinity(time)) break;
            _timeline.Advance(time, _ledger.Used, _pending);
            _now = time;
            for (; next < _applications.Length && _applications[next].Application.Submitted.TotalSeconds <= _now; next++) Arrive(next);
            while (NextEnd() <= _now) End(_ends.Dequeue().Application);
            Replan();
        }

        return Summarise();
    }

    // The time of the next end that is not stale.
    private double NextEnd()
    {
        while (_ends.TryPeek(out var end, out var at))
        {
            var application = _applications[end.Application];
            if (application.Version == end.Version && double.IsNaN(application.FinishedAt)) return at.Time;
            _ends.Dequeue();
        }

        return double.PositiveInfinity;
    }

    private void Arrive(int index)
    {
        var application = _applications[index].Application;
        _session.Submit(new ScheduledExecution
        {
            Id = index,
            SubmittedAt = Origin + application.Submitted,
            ExpectedDuration = application.Duration,
            Size = application.Components,
            Services =
            [
                .. Enumerable.Range(0, application.Components).Select(component => new ScheduledService
                {
                    Id = _firstService[index] + component,
                    Essential = component < application.Core,
                    Demand = application.Demand,
                }),
            ],
        });
        _pending++;
    }

    private void End(int index)
    {
        var application = _applications[index];
        application.FinishedAt = _now;
        _incomplete.Remove(index);
        _ledger.RemoveAll(index, application.Application.Demand);
        _session.Remove(index);
        _finished++;
        if (_finished % Math.Max(1, _applications.Length / 100) == 0)
            _progress?.Report((double)_finished / _applications.Length);
    }

    private void Replan()
    {
        foreach (var index in _incomplete)
        {
            _applications[index].Advance(_now);
            _session.ReportProgress(index, _applications[index].Progress);
        }

        var plan = _session.Replan(Origin.AddSeconds(_now));
        _changed.Clear();
        foreach (var release in plan.Releases) Release(release);
        foreach (var placement in plan.Placements) Place(placement);
        foreach (var index in _changed) Reschedule(index);
    }

    private void Release(Release release)
    {
        var application = _applications[release.ExecutionId];
        _ledger.Remove((int)release.ExecutionId, release.ServiceId, application.Application.Demand);
        _preemptedSeconds += application.Release(release.ServiceId, _now);
        _preempted++;
        _changed.Add((int)release.ExecutionId);
    }

    private void Place(Placement placement)
    {
        var application = _applications[placement.ExecutionId];
        _ledger.Add((int)placement.ExecutionId, placement.ServiceId, placement.Node, application.Application.Demand);
        var waited = !application.HasStarted;
        application.Place(placement.ServiceId, _now);
        if (waited && application.HasStarted) _pending--;
        _changed.Add((int)placement.ExecutionId);
    }

    private void Reschedule(int index)
    {
        var application = _applications[index];
        if (application.Placed < application.Application.Components) _incomplete.Add(index);
        else _incomplete.Remove(index);
        if (application.HasStarted)
            _ends.Enqueue((index, application.Version), (application.ProjectedEnd(), index));
    }

    private SimulationRun Summarise()
    {
        var finished = _applications.Where(application => !double.IsNaN(application.FinishedAt)).ToList();
        return new SimulationRun
        {
            Scheduler = _scheduler.Name,
            Seed = _seed,
            Finished = finished.Count,
            NeverStarted = _applications.Count(application => !application.HasStarted),
            Turnaround = Distribution.Of(finished.Select(Turnaround)),
            QueueTime = Distribution.Of(finished.Select(
                application => application.StartedAt - application.Application.Submitted.TotalSeconds)),
            Slowdown = Distribution.Of(finished.Select(
                application => Turnaround(application) / application.Application.Duration.TotalSeconds)),
            Makespan = finished.Count == 0 ? 0 : finished.Max(application => application.FinishedAt),
            Preempted = _preempted,
            PreemptedSeconds = _preemptedSeconds,
            Timeline = _timeline.ToImmutable(),
        };
    }

    private static double Turnaround(RunningApplication application) =>
        application.FinishedAt - application.Application.Submitted.TotalSeconds;
}
