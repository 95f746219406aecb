using Npgsql;
using Zoe.TestKit;

namespace Zoe.Benchmarks.Failover.Hosts;

/// <summary>Two Zoe.Web and one Zoe.Worker on one PostgreSQL server.</summary>
internal sealed class ThreeHosts : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoe-failover-");
    private readonly string _deployment = $"failover{Environment.ProcessId}";
    private readonly PostgresServer _server;
    private readonly WorkerProcess _worker;

    private ThreeHosts(PostgresServer server, string? docker)
    {
        _server = server;
        var environment = Settings(docker);
        Webs = [new("web 1", Path.Combine(_folder.FullName, "web1"), environment), new("web 2", Path.Combine(_folder.FullName, "web2"), environment)];
        _worker = new WorkerProcess(Path.Combine(_folder.FullName, "worker"), environment);
    }

    public IReadOnlyList<WebHostProcess> Webs { get; }

    private IEnumerable<IHostProcess> All => [.. Webs, _worker];

    public static async Task<ThreeHosts> StartAsync(string? docker)
    {
        var hosts = new ThreeHosts(await PostgresServer.StartAsync(), docker);
        try
        {
            foreach (var host in hosts.All) await host.StartAsync();
            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host that leads, with its epoch. The worker has no API: it leads when neither of the others does.</summary>
    public async Task<(IHostProcess Host, long Epoch)> FindLeaderAsync(IHostProcess? exceptPaused = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var infos = await Task.WhenAll(Webs.Where(web => web != exceptPaused).Select(async web => (Web: web, Info: await web.Client.GetInfoAsync(limit.Token))));
            var epoch = infos.Max(one => one.Info.LeaderEpoch);
            var leaders = infos.Where(one => one.Info is { Role: "leader" } && one.Info.LeaderEpoch == epoch).ToList();
            if (leaders is [var only]) return (only.Web, epoch);
            // Both know the same leader, which is none of them.
            if (leaders.Count == 0 && epoch > 0 && infos.All(one => one.Info.LeaderEpoch == epoch)) return (_worker, epoch);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Waits until a former leader that continues follows the present one.</summary>
    public async Task WaitForFollowerAsync(IHostProcess former, long epoch)
    {
        // The worker has no API; it is seen by the change of the leader that does not happen.
        using var limit = new CancellationTokenSource(Patience);
        while (former is WebHostProcess web && await web.Client.GetInfoAsync(limit.Token) is { Role: "leader" }) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        var now = (await FindLeaderAsync()).Epoch;
        if (now != epoch) throw new InvalidOperationException($"The epoch is {now}; it was {epoch} before the former leader continued.");
    }

    /// <summary>Waits until a host has written a later epoch to the store.</summary>
    public async Task WaitForEpochAfterAsync(long epoch, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{_server.ConnectionString};Search Path=zoe_{_deployment};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var select = new NpgsqlCommand("SELECT epoch FROM leadership", connection);
        while ((long)(await select.ExecuteScalarAsync(cancellationToken))! <= epoch) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in All) await host.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string> Settings(string? docker)
    {
        var settings = new Dictionary<string, string>
        {
            ["ZOE_STORE"] = _server.Url,
            ["ZOE_DEPLOYMENT_NAME"] = _deployment,
            ["ZOE_SERVICE_LOGS_BASE_PATH"] = _folder.CreateSubdirectory("logs").FullName,
            ["ZOE_WORKSPACE_BASE_PATH"] = _folder.CreateSubdirectory("workspaces").FullName,
            ["ZOE_BACKEND"] = docker is null ? "Virtual" : "DockerEngine",
        };
        if (docker is null) return settings;
        var file = Path.Combine(_folder.FullName, "docker.conf");
        File.WriteAllText(file, $"[DEFAULT]\nuse_tls: no\n[engine]\ndocker_address: {docker}\nexternal_address: 127.0.0.1\n");
        settings["ZOE_BACKEND_DOCKER_CONFIG_FILE"] = file;
        return settings;
    }
}
