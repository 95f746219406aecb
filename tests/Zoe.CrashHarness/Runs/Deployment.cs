using System.Globalization;
using Zoe.CrashHarness.Clusters;
using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Hosts;
using Zoe.CrashHarness.Journals;
using Zoe.CrashHarness.Stores;
using Zoe.CrashHarness.Workloads;
using Zoe.TestKit;

namespace Zoe.CrashHarness.Runs;

/// <summary>Hosts, store, cluster and disks of one run, and what is recorded of it. It stays up over all rounds.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    /// <summary>Concurrent executions of the user.</summary>
    public const int Quota = 8;

    private const int HostDiskMegabytes = 128;
    private const int PostgresDiskMegabytes = 512;

    private readonly List<IAsyncDisposable> _servers = [];
    private readonly List<IDisposable> _disks = [];
    private readonly string _folder;

    private Deployment(string folder, ICluster cluster) => (_folder, Cluster) = (folder, cluster);

    public ICluster Cluster { get; }

    public IReadOnlyList<HostProcess> Hosts { get; private set; } = [];

    public IEnumerable<HostProcess> ApiHosts => Hosts.Where(host => host.ServesApi);

    public IStoreReader Store { get; private set; } = null!;

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public ClientJournal Clients { get; private set; } = null!;

    public ServiceJournal Services { get; private set; } = null!;

    /// <summary>Output of the services' logs by Zoe.</summary>
    public IEnumerable<string> ServiceLogs => Hosts.Select(host => Path.Combine(DataOf(host.Name), "service-logs"));

    /// <summary>Starts everything; the hosts are killed during their first start, in which they create the tables.</summary>
    public static async Task<Deployment> StartAsync(
        StoreKind store, string backend, string folder, Random random, CancellationToken cancellationToken)
    {
        // Short, for the sockets and cgroups that are named after it.
        var name = "c" + random.Next(0x10000).ToString("x4", CultureInfo.InvariantCulture);
        ICluster cluster = backend switch
        {
            "process" => new ProcessCluster(folder),
            "docker" => new DockerCluster(folder, name),
            _ => new InMemoryCluster(),
        };
        var deployment = new Deployment(folder, cluster);
        try
        {
            await deployment.StartAsync(store, name, random, cancellationToken);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts hosts that have ended by themselves, as a supervisor does. Returns their names.</summary>
    public async Task<IReadOnlyList<string>> SuperviseAsync(CancellationToken cancellationToken)
    {
        var started = new List<string>();
        foreach (var host in Hosts)
        {
            await host.Turn.WaitAsync(cancellationToken);
            if (!host.IsRunning)
            {
                host.Start();
                started.Add(host.Name);
            }

            host.Turn.Release();
        }

        return started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        await Cluster.DisposeAsync();
        foreach (var server in _servers) await server.DisposeAsync();
        foreach (var disk in _disks) disk.Dispose();
        Clients?.Dispose();
    }

    private async Task StartAsync(StoreKind store, string name, Random random, CancellationToken cancellationToken)
    {
        var workspaces = Path.Combine(_folder, "workspaces");
        var workspace = Directory.CreateDirectory(Path.Combine(workspaces, name, "admin")).FullName;
        Probes.Install(workspace);
        Services = new ServiceJournal(Probes.RecordIn(workspace), () => Cluster.EngineKilledAt);
        Clients = new ClientJournal(Path.Combine(_folder, "clients.log"));
        var disk = new FullableDisk(Path.Combine(_folder, "disk"), HostDiskMegabytes);
        _disks.Add(disk);
        await Cluster.StartAsync(cancellationToken);
        var settings = new Dictionary<string, string>(Cluster.Settings)
        {
            ["ZOE_DEPLOYMENT_NAME"] = name,
            ["ZOE_WORKSPACE_BASE_PATH"] = workspaces,
            ["ZOE_ADMIN_PASSWORD"] = ApiClient.Password,
            ["ZOE_QUOTA_EXECUTIONS"] = Quota.ToString(CultureInfo.InvariantCulture),
            ["ZOE_QUOTA_MEMORY"] = "4",
        };
        var faults = new List<Fault> { DiskFaults.OfHosts(disk) };
        if (store == StoreKind.Postgres) faults.AddRange(await StartPostgresAsync(settings, name));
        else Store = new SqliteReader(Path.Combine(DataOf("a"), "zoe.db"));

        var hosts = store == StoreKind.Postgres ? Cluster.MaxHosts : 1;
        var logs = Directory.CreateDirectory(Path.Combine(_folder, "hosts")).FullName;
        Hosts = [.. Enumerable.Range(0, hosts).Select(i => CreateHost(((char)('a' + i)).ToString(), i < 2, settings, logs))];
        Faults = [.. faults, .. Cluster.Faults, .. new HostFaults(Hosts, Store).All];
        for (var i = 0; i < 3; i++)
        {
            foreach (var host in Hosts) host.Start();
            await Task.Delay(random.Next(300, 3000), cancellationToken);
            foreach (var host in Hosts) await host.KillAsync();
        }

        foreach (var host in Hosts) host.Start();
    }

    private async Task<IEnumerable<Fault>> StartPostgresAsync(Dictionary<string, string> settings, string name)
    {
        var disk = new FullableDisk(Path.Combine(_folder, "postgres"), PostgresDiskMegabytes);
        _disks.Add(disk);
        var server = await PostgresServer.StartInAsync(
            Directory.CreateDirectory(Path.Combine(disk.Path, "server")).FullName, "max_wal_size=64MB", "min_wal_size=32MB");
        _servers.Add(server);
        settings["ZOE_STORE"] = server.Url;
        var reader = new PostgresReader(server, name);
        Store = reader;
        var turn = new SemaphoreSlim(1);
        return [.. new PostgresFaults(server, reader, turn).All, DiskFaults.OfPostgres(disk, server, turn)];
    }

    private HostProcess CreateHost(string name, bool servesApi, Dictionary<string, string> settings, string logs) => new(
        name,
        servesApi ? "Zoe.Web.dll" : "Zoe.Worker.dll",
        new Dictionary<string, string>(settings) { ["ZOE_DATA_PATH"] = DataOf(name) },
        logs);

    private string DataOf(string host) => Path.Combine(_folder, "disk", "data-" + host);
}
