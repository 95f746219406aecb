using Zoe.Backends;
using Zoe.Hosting.Executions;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Hosts;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;
using Zoe.Hosting.FaultSimulation.Workloads;

namespace Zoe.Hosting.FaultSimulation.Runs;

/// <summary>
/// Runs one seed: a random workload under random faults, then a time without faults after which everything must have
/// converged, then the end of all executions.
/// </summary>
internal sealed class Simulation
{
    // Longer than the longest call, back-off, and several full listings.
    private static readonly TimeSpan SettlingTime = FaultSource.CallTimeout + TimeSpan.FromMinutes(20);
    private static readonly TimeSpan EndingTime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeletionTime = TimeSpan.FromMinutes(2);

    private readonly long _seed;
    private readonly SeededRandom _random;
    private readonly VirtualRuntime _runtime;
    private readonly Trace _trace;
    private readonly Verdict _verdict;
    private readonly ModelStore _store;
    private readonly ModelCluster _cluster;
    private readonly FaultSource _faults;
    private readonly HostFleet _hosts;
    private readonly Clients _clients;
    private readonly WorldEvents _events;

    private Simulation(long seed, SimulationOptions options)
    {
        _seed = seed;
        _random = new SeededRandom((ulong)seed);
        _runtime = new VirtualRuntime(_random);
        _trace = new Trace(_runtime, options.KeepsTrace);
        _verdict = new Verdict(_runtime, _trace);
        _store = new ModelStore(_random, _trace, _verdict, options.StoreDefect);
        _cluster = new ModelCluster(_runtime, _random, _trace, _verdict, _store, options.ClusterDefect);
        _store.Cluster = _cluster;
        _faults = new FaultSource(_random, options.Rates ?? FaultRates.Draw(_random));
        _hosts = new HostFleet(_runtime, _random, _store, _cluster, _faults, _trace, _verdict);
        _clients = new Clients(_random, _store, _trace, _verdict);
        _events = new WorldEvents(_runtime, _random, _store, _cluster, _faults, _hosts, _clients);
        _trace.Add($"seed {seed}: {_faults.Rates}");
    }

    /// <summary>Runs a seed. The same seed and options always do the same.</summary>
    public static SimulationResult Run(long seed, SimulationOptions options) => new Simulation(seed, options).Run();

    private SimulationResult Run()
    {
        try
        {
            CreateNodes();
            _hosts.StartNext();
            var chaos = _random.Between(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20));
            _events.ScheduleUntil(chaos);
            RunFor(chaos);
            Settle();
            EndAll();
        }
        catch (Exception failure) when (failure is LivelockException or EscapedThreadException)
        {
            _verdict.Fail("determinism", failure.Message);
        }

        return new SimulationResult
        {
            Seed = _seed,
            Violation = _verdict.Violation,
            TraceHash = _trace.Hash,
            Trace = _trace.Lines,
            Steps = _runtime.Steps,
            Executions = _clients.Accepted,
            Containers = _cluster.Started,
            Hosts = _hosts.Count,
        };
    }

    private void CreateNodes()
    {
        _cluster.NodeLostAfter = _random.Below(3) switch
        {
            0 => null,
            1 => TimeSpan.FromSeconds(_random.Between(0, 60)),
            _ => TimeSpan.FromMinutes(5),
        };
        var count = _random.Between(1, 4);
        for (var i = 0; i < count; i++)
        {
            _cluster.Add(new BackendNode
            {
                Name = $"node{i}",
                Millicores = _random.Between(2, 8) * 1000,
                MemoryBytes = _random.Between(2, 8) * (1L << 30),
                Images = i == 0 ? [RandomZApps.CommonImage, RandomZApps.RareImage] : [RandomZApps.CommonImage],
            });
        }

        foreach (var node in _cluster.Nodes)
            if (_random.Chance(0.5)) _cluster.StartForeign(node, new ServiceKey(_random.Between(1, 5), _random.Between(1, 10), 1));
    }

    private void Settle()
    {
        if (_verdict.HasFailed) return;
        _trace.Add("faults end");
        _faults.End();
        _cluster.IsCalm = true;
        _events.EndOutages();
        _hosts.EnsureLeader();
        RunFor(SettlingTime);
        if (!_verdict.HasFailed) Convergence.Check(_store, _cluster, _hosts.DistributesCores, _verdict);
    }

    private void EndAll()
    {
        _trace.Add("all executions are terminated");
        RequestForAll(EndingTime, _clients.Terminate, execution => execution.Status.IsActive());
        foreach (var execution in _store.Executions.Values)
            if (execution.Status.IsActive())
                _verdict.Fail("I8", $"Execution {execution.Id} was terminated and is still {execution.Status}: {string.Join(", ", execution.Services)}");
        Convergence.CheckContainers(_store, _cluster, _verdict);
        _clients.Check();
        RequestForAll(DeletionTime, _clients.Delete, _ => true);
        if (_store.Executions.Count > 0) _verdict.Fail("deletion", $"Executions {string.Join(", ", _store.Executions.Keys)} were not deleted.");
    }

    /// <summary>A host that has lost the leadership may find that out only by a request, so users repeat theirs once.</summary>
    private void RequestForAll(TimeSpan duration, Action<SimulatedHost, long> request, Func<Execution, bool> isOpen)
    {
        for (var attempt = 0; attempt < 2 && !_verdict.HasFailed; attempt++)
        {
            foreach (var execution in _store.Executions.Values.Where(isOpen).ToList()) request(_hosts.Leader, execution.Id);
            RunFor(duration);
        }
    }

    private void RunFor(TimeSpan duration) => _runtime.RunUntil(_runtime.Now + duration, () => _verdict.HasFailed);
}
