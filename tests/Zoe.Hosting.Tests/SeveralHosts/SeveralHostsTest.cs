using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zoe.Backends;
using Zoe.Hosting.Tests.Support;
using Zoe.TestKit;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>A PostgreSQL server, and hosts that use it and share a virtual cluster.</summary>
public abstract class SeveralHostsTest : EngineTest, IAsyncLifetime
{
    private const string Deployment = "several";

    private PostgresServer? _server;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal List<PostgresHost> Hosts { get; } = [];

    internal PostgresHost Leader => Hosts.Single(host => host.Leads);

    internal List<PostgresHost> Followers => [.. Hosts.Where(host => !host.Leads)];

    internal VirtualCluster VirtualCluster { get; } = Cluster("a", "b");

    protected PostgresServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.FindObstacle() is null) _server = await PostgresServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task StartAsync(Action<ZoeOptions>? configure = null, Action<IServiceCollection>? addServices = null)
    {
        for (var i = 0; i < 3; i++) Hosts.Add(await StartOneAsync(configure, addServices));
        await WaitForLeaderAsync();
    }

    internal Task<PostgresHost> StartOneAsync(Action<ZoeOptions>? configure = null, Action<IServiceCollection>? addServices = null)
    {
        Assert.SkipWhen(_server is null, PostgresServer.FindObstacle() ?? "");
        return PostgresHost.StartAsync(_server, VirtualCluster, DataPath, Deployment, configure, addServices);
    }

    internal Task WaitForLeaderAsync() => PostgresHost.WaitAsync(() => Task.FromResult(Hosts.Exists(host => host.Leads)));

    internal async Task StopAsync(PostgresHost host)
    {
        Hosts.Remove(host);
        await host.DisposeAsync();
    }

    /// <summary>Ends the sessions of the leader and takes its epoch, as a host that finds it paused does.</summary>
    protected async Task ReplaceLeaderAsync()
    {
        await using var connection = new NpgsqlConnection($"{Server.ConnectionString};Search Path=zoe_{Deployment};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(
            """
            WITH next AS (UPDATE leadership SET epoch = epoch + 1)
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = (SELECT session FROM leader)
            """,
            connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
