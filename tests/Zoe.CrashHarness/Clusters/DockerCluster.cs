using Shouldly;
using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Journals;
using Zoe.CrashHarness.Stores;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Clusters;

/// <summary>A private Docker Engine, looked at by its command line.</summary>
internal sealed class DockerCluster(string folder, string deployment) : ICluster
{
    private const string Image = "zoe/busybox:1";

    private static readonly string[] Foreign = ["foreign", "other-deployment"];

    private readonly SemaphoreSlim _turn = new(1);
    private PrivateEngine? _engine;
    private bool _wasRestarted;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["ZOE_BACKEND"] = "DockerEngine",
        ["ZOE_BACKEND_DOCKER_CONFIG_FILE"] = ConfFile,
    };

    public int MaxHosts => 3;

    // A container takes seconds to start on a busy machine.
    public int MaxRequests => 4;

    public bool RunsProbes => true;

    public string ServeCommand => Probes.ServeCommand;

    public IEnumerable<Fault> Faults =>
    [
        new Fault("kill-engine", 3, context => RestartAsync(context, KillAsync)) { EndsServices = true },
        new Fault("stop-engine", 1, context => RestartAsync(context, engine => engine.TerminateAsync())) { EndsServices = true },
        new Fault("pause-engine", 2, PauseEngineAsync),
        new Fault("remove-container", 3, context => WithContainerAsync(context, id => DockerAsync("rm", "--force", id))) { EndsServices = true },
        new Fault("pause-container", 2, PauseContainerAsync),
    ];

    public double? EngineKilledAt { get; private set; }

    private string ConfFile => Path.Combine(folder, "docker.conf");

    public string JobCommand(double seconds, int exitCode) => Probes.JobCommand(seconds, exitCode);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _engine = await PrivateEngine.StartAsync();
        await File.WriteAllTextAsync(
            ConfFile,
            $"""
            [DEFAULT]
            use_tls: no

            [engine]
            docker_address: {_engine.Address}
            external_address: 127.0.0.1
            """,
            cancellationToken);
        await DockerAsync("run", "--detach", "--network=none", "--name", Foreign[0], Image, "sleep", "1000000");
        await DockerAsync(
            "run", "--detach", "--network=none", "--name", Foreign[1], "--label", "zoe_deployment_name=other", "--label", "zoe_type=app_service",
            "--label", "zoe_execution_id=1", "--label", "zoe_service_id=1", "--label", "zoe_attempt=1", Image, "sleep", "1000000");
    }

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Lines(await DockerAsync(
        "ps", "--all", "--quiet", "--no-trunc", "--filter", $"label=zoe_deployment_name={deployment}"));

    public string AttemptOf(StoredService service) => service.BackendId ?? "no container";

    public async Task<string?> FindForeignDamageAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Foreign)
        {
            var running = Lines(await DockerAsync("ps", "--all", "--filter", $"name=^{name}$", "--format", "{{.State}}"));
            if (running is ["running"]) continue;
            // The engine's restart without live-restore ends all containers.
            if (running.Length == 0 || !_wasRestarted) return $"The container '{name}' of others is {running.SingleOrDefault("gone")}.";
            await DockerAsync("start", name);
        }

        _wasRestarted = false;
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            File.Copy(_engine.LogFile, Path.Combine(folder, "dockerd.log"));
            await _engine.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task KillAsync(PrivateEngine engine)
    {
        await engine.KillAsync();
        EngineKilledAt = Uptime.Seconds;
    }

    private async Task RestartAsync(FaultContext context, Func<PrivateEngine, Task> end)
    {
        await _turn.WaitAsync(context.CancellationToken);
        try
        {
            await end(_engine!);
            await context.DelayAsync(0, 2000);
            _engine!.LiveRestore = context.Random.Next(2) == 0;
            _wasRestarted = true;
            await _engine.ResumeAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task PauseEngineAsync(FaultContext context)
    {
        await _turn.WaitAsync(context.CancellationToken);
        try
        {
            await _engine!.SignalAsync("STOP");
            await context.DelayAsync(500, 3000);
            await _engine.SignalAsync("CONT");
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task PauseContainerAsync(FaultContext context) => WithContainerAsync(context, async id =>
    {
        await DockerAsync("pause", id);
        await context.DelayAsync(500, 2500);
        await DockerAsync("unpause", id);
    });

    private async Task WithContainerAsync(FaultContext context, Func<string, Task> act)
    {
        await _turn.WaitAsync(context.CancellationToken);
        try
        {
            var running = Lines(await DockerAsync("ps", "--quiet", "--no-trunc", "--filter", $"label=zoe_deployment_name={deployment}"));
            if (running.Length > 0) await act(running[context.Random.Next(running.Length)]);
        }
        catch (ShouldAssertException)
        {
            // It has ended meanwhile.
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<string> DockerAsync(params string[] arguments) => EngineScript.DockerAsync(_engine!.Address, arguments);

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
