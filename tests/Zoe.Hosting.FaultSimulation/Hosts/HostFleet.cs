using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;
using Zoe.Hosting.Store;
using Zoe.Scheduler;

namespace Zoe.Hosting.FaultSimulation.Hosts;

/// <summary>The hosts of a run, with a supervisor that starts a new one after a failure.</summary>
internal sealed class HostFleet(
    VirtualRuntime runtime, SeededRandom random, ModelStore store, ModelCluster cluster, FaultSource faults, Trace trace,
    Verdict verdict)
{
    private static readonly SchedulerCatalog Catalog = new();
    private static readonly string DataPath = CreateDataPath();

    private readonly List<SimulatedHost> _hosts = [];
    private readonly string _mode = random.Pick(Catalog.Modes);
    private readonly string _order = random.Pick(Catalog.Orders);
    private readonly string _placement = random.Pick(Catalog.Placements);
    private readonly TimeSpan _reconcileInterval = TimeSpan.FromSeconds(random.Between(10, 60));

    /// <summary>True when the engine distributes unreserved cores.</summary>
    public bool DistributesCores { get; } = random.Chance(0.3);

    public int Count => _hosts.Count;

    /// <summary>The host that was started last. It leads as soon as it has an epoch, unless a slower one gets one later.</summary>
    public SimulatedHost Newest => _hosts[^1];

    /// <summary>The host that has the last epoch while it runs; else the newest one.</summary>
    public SimulatedHost Leader => _hosts.Find(host => host.Number == store.LeadingHost && host.IsAlive) ?? Newest;

    /// <summary>
    /// True while the host with the last epoch runs. A call of a host that has crashed may take the lease, and nobody else
    /// notices that until it writes.
    /// </summary>
    private bool IsLed => _hosts.Exists(host => host.Number == store.LeadingHost && host.State is (HostState.Running or HostState.Paused));

    /// <summary>A host that runs, mostly the leader; null when there is none.</summary>
    public SimulatedHost? PickRunning()
    {
        var running = _hosts.FindAll(host => host.IsAlive);
        return running.Count == 0 ? null : random.Chance(0.8) ? running[^1] : random.Pick(running);
    }

    /// <summary>Starts another host, also while others run.</summary>
    public void StartNext()
    {
        var offset = faults.Rates.ClockJump > 0 ? random.Between(TimeSpan.FromMinutes(-5), TimeSpan.FromMinutes(5)) : TimeSpan.Zero;
        var host = new SimulatedHost(_hosts.Count + 1, runtime, store, cluster, faults, trace, verdict, offset, Configure);
        _hosts.Add(host);
        host.Start(Supervise);
    }

    /// <summary>Starts a host unless one leads.</summary>
    public void EnsureLeader()
    {
        foreach (var host in _hosts) host.Resume();
        if (!IsLed) StartNext();
    }

    // The folder of the user's workspace, which the engine creates.
    private static string CreateDataPath()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-fault-simulation-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private void Configure(ZoeOptions options)
    {
        options.DeploymentName = "simulation";
        options.DataPath = DataPath;
        options.SchedulerMode = _mode;
        options.SchedulerPolicy = _order;
        options.PlacementPolicy = _placement;
        options.ReconcileInterval = _reconcileInterval;
        options.DistributeCores = DistributesCores;
        options.NodeLostAfter = cluster.NodeLostAfter;
    }

    /// <summary>Only the loss of the leadership, and a store that fails at the start, may end an engine.</summary>
    private void Supervise(SimulatedHost host)
    {
        if (host.Failure is not (null or FencedException or StoreUnavailableException))
            verdict.Fail("no internal error", $"The engine of host {host.Number} ended with an unexpected error: {host.Failure}");
        if (host == Newest || !IsLed) runtime.After(random.Between(TimeSpan.Zero, TimeSpan.FromSeconds(10)), () => StartAfter(host));
    }

    private void StartAfter(SimulatedHost ended)
    {
        if (ended == Newest || !IsLed) StartNext();
    }
}
