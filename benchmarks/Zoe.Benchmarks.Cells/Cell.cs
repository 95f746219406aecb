using System.Collections.Immutable;
using Zoe.Scheduler;
using Zoe.Scheduler.Sessions;
using Zoe.Scheduler.Simulation;
using Zoe.Scheduler.Simulation.Running;

namespace Zoe.Benchmarks.Cells;

/// <summary>A cell: nodes with a scheduler of their own, and the applications that were routed there.</summary>
internal sealed class Cell
{
    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ISchedulerSession _session;
    private readonly NodeLedger _ledger;
    private readonly Dictionary<long, RunningApplication> _applications = [];
    private readonly PriorityQueue<(long Id, int Version), double> _ends = new();
    private readonly HashSet<long> _incomplete = [];
    private readonly HashSet<long> _changed = [];
    private TimeSpan _planning;
    private double _coreSeconds;
    private double _updatedAt;

    public Cell(ImmutableArray<ClusterNode> nodes, IScheduler scheduler)
    {
        _session = scheduler.OpenSession(new ClusterView(nodes), seed: 0);
        _ledger = new NodeLedger(nodes);
    }

    /// <summary>Processor time that the scheduler took.</summary>
    public double PlanningSeconds => _planning.TotalSeconds;

    public int Placements { get; private set; }

    public int Plans { get; private set; }

    public double TotalCores => _ledger.Total.Millicores / 1000.0;

    /// <summary>Cores that waiting applications ask for.</summary>
    public double WaitingCores { get; private set; }

    public double FreeCores => TotalCores - (_ledger.Used.Millicores / 1000.0) - WaitingCores;

    /// <summary>Reserved core-seconds until the last step.</summary>
    public double CoreSeconds => _coreSeconds;

    public List<RunningApplication> Finished { get; } = [];

    /// <summary>The time of the next end; infinity for none.</summary>
    public double NextEnd()
    {
        while (_ends.TryPeek(out var end, out var time))
        {
            if (_applications.TryGetValue(end.Id, out var application) && application.Version == end.Version) return time;
            _ends.Dequeue();
        }

        return double.PositiveInfinity;
    }

    public void Submit(long id, long firstService, SimulatedApplication application)
    {
        _applications.Add(id, new RunningApplication(application, firstService));
        WaitingCores += application.Core * application.Demand.Millicores / 1000.0;
        _session.Submit(new ScheduledExecution
        {
            Id = id,
            SubmittedAt = Origin + application.Submitted,
            ExpectedDuration = application.Duration,
            Size = application.Components,
            Services =
            [
                .. Enumerable.Range(0, application.Components).Select(component => new ScheduledService
                {
                    Id = firstService + component,
                    Essential = component < application.Core,
                    Demand = application.Demand,
                }),
            ],
        });
    }

    /// <summary>Ends what is due and plans.</summary>
    public void Step(double now)
    {
        _coreSeconds += (now - _updatedAt) * _ledger.Used.Millicores / 1000.0;
        _updatedAt = now;
        while (NextEnd() <= now) End(_ends.Dequeue().Id, now);
        foreach (var id in _incomplete)
        {
            _applications[id].Advance(now);
            _session.ReportProgress(id, _applications[id].Progress);
        }

        // Of this process, which has one busy thread: other programs on the machine do not count.
        var began = Environment.CpuUsage.TotalTime;
        var plan = _session.Replan(Origin.AddSeconds(now));
        _planning += Environment.CpuUsage.TotalTime - began;
        Plans++;
        _changed.Clear();
        foreach (var release in plan.Releases)
        {
            var application = _applications[release.ExecutionId];
            _ledger.Remove((int)release.ExecutionId, release.ServiceId, application.Application.Demand);
            application.Release(release.ServiceId, now);
            _changed.Add(release.ExecutionId);
        }

        foreach (var placement in plan.Placements) Place(placement, now);
        foreach (var id in _changed) Reschedule(id);
    }

    private void Place(Placement placement, double now)
    {
        var application = _applications[placement.ExecutionId];
        var demand = application.Application.Demand;
        _ledger.Add((int)placement.ExecutionId, placement.ServiceId, placement.Node, demand);
        var waited = !application.HasStarted;
        application.Place(placement.ServiceId, now);
        if (waited && application.HasStarted) WaitingCores -= application.Application.Core * demand.Millicores / 1000.0;
        _changed.Add(placement.ExecutionId);
        Placements++;
    }

    private void Reschedule(long id)
    {
        var application = _applications[id];
        if (application.Placed < application.Application.Components) _incomplete.Add(id);
        else _incomplete.Remove(id);
        if (application.HasStarted) _ends.Enqueue((id, application.Version), application.ProjectedEnd());
    }

    private void End(long id, double now)
    {
        _applications.Remove(id, out var application);
        application!.FinishedAt = now;
        Finished.Add(application);
        _incomplete.Remove(id);
        _ledger.RemoveAll((int)id, application.Application.Demand);
        _session.Remove(id);
    }
}
