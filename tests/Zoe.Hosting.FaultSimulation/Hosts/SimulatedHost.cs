using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Engine;
using Zoe.Hosting.FaultSimulation.Checks;
using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Runtime;
using Zoe.Hosting.FaultSimulation.Stores;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.FaultSimulation.Hosts;

/// <summary>A process with the engine as <c>AddZoe</c> registers it, on virtual time.</summary>
internal sealed class SimulatedHost
{
    private readonly Action<BackendEvent> _observer;
    private readonly CancellationToken _stopping;
    private readonly Action _stop;
    private readonly ModelCluster _cluster;
    private readonly Trace _trace;

    public SimulatedHost(
        int number, VirtualRuntime runtime, ModelStore store, ModelCluster cluster, FaultSource faults, Trace trace,
        Verdict verdict, TimeSpan clockOffset, Action<ZoeOptions> configure)
    {
        Number = number;
        _cluster = cluster;
        _trace = trace;
        Scheduler = new HostScheduler(runtime);
        Clock = new HostClock(runtime, Scheduler, clockOffset);
        var calls = new RemoteCalls(runtime, trace);
        var backend = new HostBackend(runtime, cluster, calls, faults);
        _observer = backend.Report;
        var stopping = new CancellationTokenSource();
        (_stopping, _stop) = (stopping.Token, stopping.Cancel);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IBackend>(backend);
        services.AddSingleton<IExecutionStore>(new HostStore(store, number, calls, faults));
        services.AddLogging(logging => logging.AddProvider(new TraceLogger(number, trace, verdict)));
        services.AddZoe(configure);
        Services = services.BuildServiceProvider();
    }

    public int Number { get; }

    public HostState State { get; private set; }

    public HostScheduler Scheduler { get; }

    public HostClock Clock { get; }

    public IServiceProvider Services { get; }

    public IExecutions Executions => Services.GetRequiredService<IExecutions>();

    /// <summary>Why the engine ended; null while it runs and after a normal stop.</summary>
    public Exception? Failure { get; private set; }

    public bool IsAlive => State is HostState.Running or HostState.Paused or HostState.Stopping;

    /// <summary>Starts the engine.</summary>
    public void Start(Action<SimulatedHost> ended)
    {
        _trace.Add($"host {Number} starts");
        _cluster.Observers.Add(_observer);
        Scheduler.Start(async () =>
        {
            try
            {
                // BackgroundService.StartAsync would run it on the thread pool.
                var engine = Services.GetServices<IHostedService>().OfType<EngineLoop>().Single();
                await RunEngine(engine, _stopping);
            }
            catch (Exception failure)
            {
                Failure = failure;
            }

            State = HostState.Stopped;
            Scheduler.Kill();
            _cluster.Observers.Remove(_observer);
            _trace.Add($"host {Number} has ended: {Failure?.Message ?? "stopped"}");
            ended(this);
        });
    }

    /// <summary>Abandons everything where it is.</summary>
    public void Crash()
    {
        _trace.Add($"host {Number} crashes");
        State = HostState.Crashed;
        Scheduler.Kill();
        _cluster.Observers.Remove(_observer);
    }

    /// <summary>Stops as on SIGTERM.</summary>
    public void Stop()
    {
        _trace.Add($"host {Number} is asked to stop");
        State = HostState.Stopping;
        _stop();
    }

    public void Pause()
    {
        _trace.Add($"host {Number} pauses");
        State = HostState.Paused;
        Scheduler.Pause();
    }

    public void Resume()
    {
        if (State is not HostState.Paused) return;
        _trace.Add($"host {Number} resumes");
        State = HostState.Running;
        Scheduler.Resume();
    }

    private static readonly Func<EngineLoop, CancellationToken, Task> RunEngine =
        typeof(EngineLoop).GetMethod("ExecuteAsync", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .CreateDelegate<Func<EngineLoop, CancellationToken, Task>>();
}
