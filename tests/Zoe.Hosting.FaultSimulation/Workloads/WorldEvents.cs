using Zoe.Hosting.Executions;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Hosts;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;

namespace Zoe.Hosting.FaultSimulation.Workloads;

/// <summary>What users do, and what happens to nodes, containers and hosts, at random times.</summary>
internal sealed class WorldEvents
{
    private const double SubmitRate = 1.5;
    private const double TerminateRate = 0.4;
    private const double DeleteRate = 0.3;
    private const int MaxActive = 12;

    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxOutage = TimeSpan.FromMinutes(8);

    private readonly VirtualRuntime _runtime;
    private readonly SeededRandom _random;
    private readonly ModelStore _store;
    private readonly ModelCluster _cluster;
    private readonly HostFleet _hosts;
    private readonly Clients _clients;
    private readonly List<(double Rate, Action Happen)> _kinds;
    private readonly double _sum;
    private bool _isOver;

    public WorldEvents(
        VirtualRuntime runtime, SeededRandom random, ModelStore store, ModelCluster cluster, FaultSource faults,
        HostFleet hosts, Clients clients)
    {
        (_runtime, _random, _store, _cluster, _hosts, _clients) = (runtime, random, store, cluster, hosts, clients);
        var rates = faults.Rates;
        _kinds =
        [
            (SubmitRate, Submit),
            (TerminateRate, () => OnExecution(true, _clients.Terminate)),
            (DeleteRate, () => OnExecution(false, _clients.Delete)),
            (rates.NodeOutage, () => StartOutage(_random.Pick(_cluster.Nodes))),
            (rates.NodeRemoval, RemoveNode),
            (rates.ControlPlaneOutage, StartControlPlaneOutage),
            (rates.ContainerKill, KillContainer),
            (rates.ContainerRemoval, RemoveContainer),
            (rates.HostCrash, () => OnLeader(CrashSoon)),
            (rates.HostStop, () => OnLeader(host => host.Stop())),
            (rates.HostPause, () => OnLeader(PauseSoon)),
            (rates.SecondHost, StartHost),
            (rates.ClockJump, JumpClock),
        ];
        _sum = _kinds.Sum(kind => kind.Rate);
    }

    /// <summary>Lets things happen from now on.</summary>
    public void ScheduleUntil(TimeSpan end)
    {
        // Several things happen at once from time to time.
        var pause = _random.Chance(0.3) ? TimeSpan.FromMilliseconds(_random.Below(50)) : _random.Between(TimeSpan.Zero, MaxPause);
        _runtime.After(pause, () =>
        {
            if (_isOver || _runtime.Now >= end) return;
            HappenOnce();
            ScheduleUntil(end);
        });
    }

    /// <summary>All nodes answer again, and nothing more happens.</summary>
    public void EndOutages()
    {
        _isOver = true;
        foreach (var node in _cluster.Nodes)
        {
            if (!node.IsConfigured) _cluster.SetConfigured(node, true);
            if (!node.Description.Online) _cluster.SetOnline(node, true);
        }
    }

    private void HappenOnce()
    {
        var at = _random.NextDouble() * _sum;
        foreach (var (rate, happen) in _kinds)
        {
            at -= rate;
            if (at >= 0) continue;
            happen();
            return;
        }
    }

    private void Submit()
    {
        if (_store.Executions.Values.Count(execution => execution.Status.IsActive()) < MaxActive && _hosts.PickRunning() is { } host)
            _clients.Submit(host);
    }

    private void OnExecution(bool active, Action<SimulatedHost, long> request)
    {
        var found = _store.Executions.Values.Where(execution => execution.Status.IsActive() == active).ToList();
        if (found.Count > 0 && _hosts.PickRunning() is { } host) request(host, _random.Pick(found).Id);
    }

    private void StartOutage(ModelNode node)
    {
        if (!node.Description.Online) return;
        _cluster.SetOnline(node, false);
        EndLater(() => { if (!node.Description.Online) _cluster.SetOnline(node, true); });
    }

    private void RemoveNode()
    {
        var node = _random.Pick(_cluster.Nodes);
        if (!node.IsConfigured) return;
        _cluster.SetConfigured(node, false);
        EndLater(() => { if (!node.IsConfigured) _cluster.SetConfigured(node, true); });
    }

    private void StartControlPlaneOutage()
    {
        if (_cluster.Nodes.Any(node => !node.Description.Online)) return;
        foreach (var node in _cluster.Nodes) _cluster.SetOnline(node, false, controlPlane: true);
        EndLater(() =>
        {
            foreach (var node in _cluster.Nodes)
                if (!node.Description.Online) _cluster.SetOnline(node, true);
        });
    }

    private void EndLater(Action end) => _runtime.After(_random.Between(TimeSpan.Zero, MaxOutage), () =>
    {
        if (!_isOver) end();
    });

    private void KillContainer()
    {
        var live = _cluster.Containers.Where(container => container.IsLive && !container.IsForeign).ToList();
        if (live.Count == 0) return;
        var container = _random.Pick(live);
        switch (_random.Below(3))
        {
            case 0: _cluster.End(container, 137, outOfMemory: true); break;
            case 1: _cluster.End(container, 143, disruption: "was evicted"); break;
            default: _cluster.End(container, 137); break;
        }
    }

    private void RemoveContainer()
    {
        var present = _cluster.Containers.Where(container => !container.IsForeign).ToList();
        if (present.Count > 0) _cluster.Remove(_random.Pick(present), "outside Zoe");
    }

    private void OnLeader(Action<SimulatedHost> happen)
    {
        if (_hosts.Leader is { State: HostState.Running } leader) happen(leader);
    }

    private void StartHost()
    {
        if (!_isOver) _hosts.StartNext();
    }

    private void CrashSoon(SimulatedHost host) => _runtime.AfterSteps(_random.Between(1, 200), () =>
    {
        if (_isOver || !host.IsAlive) return;
        host.Crash();
        _runtime.After(_random.Between(TimeSpan.Zero, TimeSpan.FromMinutes(1)), StartHost);
    });

    /// <summary>The host stands still, and another one takes over, mostly before it continues.</summary>
    private void PauseSoon(SimulatedHost host) => _runtime.AfterSteps(_random.Between(1, 200), () =>
    {
        if (_isOver || host.State is not HostState.Running) return;
        host.Pause();
        if (_random.Chance(0.8)) _runtime.After(_random.Between(TimeSpan.Zero, TimeSpan.FromSeconds(30)), StartHost);
        _runtime.After(_random.Between(TimeSpan.Zero, TimeSpan.FromMinutes(2)), host.Resume);
    });

    private void JumpClock()
    {
        if (_hosts.PickRunning() is not { } host) return;
        var jump = _random.Chance(0.5) ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(30);
        host.Clock.Offset += _random.Between(-jump, jump);
    }
}
