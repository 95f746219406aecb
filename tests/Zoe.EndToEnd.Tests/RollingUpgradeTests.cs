using System.Text.Json.Nodes;
using Npgsql;
using Zoe.EndToEnd.Tests.Support;
using Zoe.TestKit;

namespace Zoe.EndToEnd.Tests;

/// <summary>
/// Hosts of the former version, published in a folder that ZOE_TEST_FORMER_VERSION names, are replaced one by one by hosts of
/// this version while services run on Docker.
/// </summary>
public sealed class RollingUpgradeTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zoe-upgrade-");
    private readonly List<ServerProcess> _servers = [];
    private PostgresServer? _postgres;
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.FindObstacle() is null) _postgres = await PostgresServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.KillAsync();
            await server.DisposeAsync();
        }

        if (_postgres is not null) await _postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Work_goes_on_while_each_host_is_replaced_by_the_next_version()
    {
        Assert.SkipWhen(_postgres is null, PostgresServer.FindObstacle() ?? "");
        var former = Environment.GetEnvironmentVariable("ZOE_TEST_FORMER_VERSION");
        Assert.SkipWhen(former is null, "ZOE_TEST_FORMER_VERSION is not set: eng/publish-former-version makes the folder");
        _engine = TestEngine.RequireDocker(_folder.FullName);

        // N leads, and another N follows.
        var first = await StartAsync("n1", former);
        using var ofFirst = new RestClient(first);
        var kept = new List<(long Id, string Container)>();
        for (var i = 0; i < 3; i++) kept.Add(await StartLongAsync(ofFirst));
        var second = await StartAsync("n2", former);
        using var ofSecond = new RestClient(second);

        // N+1 joins: it migrates the schema, sees what runs, and its submissions are carried out by N.
        var next = await StartAsync("n+1", "");
        using var ofNext = new RestClient(next);
        (await FindRoleAsync(next)).ShouldBe("follower");
        foreach (var (id, _) in kept) await ofNext.WaitUntilListedAsync(id);
        kept.Add(await StartLongAsync(ofNext));
        kept.Add(await StartLongAsync(ofSecond));
        await CheckAsync(ofNext, kept);

        // N+1 leads. N answers and passes requests on.
        await first.KillAsync();
        while (await FindRoleAsync(next) != "leader") await ReplaceLeaderAsync();
        kept.Add(await StartLongAsync(ofSecond));
        var ended = await StartLongAsync(ofNext);
        await ofSecond.TerminateAsync(ended.Id);
        await ofNext.WaitAsync(ended.Id, "terminated");
        await CheckAsync(ofSecond, kept);
        await CheckAsync(ofNext, kept);

        // The last N ends, and another N+1 starts.
        await second.KillAsync();
        var last = await StartAsync("n+2", "");
        using var ofLast = new RestClient(last);
        kept.Add(await StartLongAsync(ofLast));
        await CheckAsync(ofLast, kept);
        foreach (var (id, _) in kept) await ofLast.TerminateAsync(id);
        foreach (var (id, _) in kept) await ofLast.WaitAsync(id, "terminated");
        (await ListContainersAsync()).ShouldBeEmpty();
    }

    private async Task<ServerProcess> StartAsync(string name, string folder)
    {
        var environment = new Dictionary<string, string>(_engine.Environment)
        {
            ["ZOE_STORE"] = _postgres!.Url,
            ["ZOE_SERVICE_LOGS_BASE_PATH"] = _folder.CreateSubdirectory("logs").FullName,
            ["ZOE_WORKSPACE_BASE_PATH"] = _folder.CreateSubdirectory("workspaces").FullName,
        };
        var server = await ServerProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName, environment: environment, program: Path.Combine(folder, "Zoe.Web.dll"));
        _servers.Add(server);
        return server;
    }

    private static async Task<(long Id, string Container)> StartLongAsync(RestClient client)
    {
        var id = await client.StartAsync("long", Applications.Batch("sleep 100000"));
        await client.WaitAsync(id, "running");
        return (id, (await client.GetServicesAsync(id)).Single()["backend_id"]!.GetValue<string>());
    }

    /// <summary>Each runs in the container in which it was started, and there are no others.</summary>
    private async Task CheckAsync(RestClient client, List<(long Id, string Container)> kept)
    {
        foreach (var (id, container) in kept)
        {
            (await client.GetExecutionAsync(id))["status"]!.GetValue<string>().ShouldBe("running");
            (await client.GetServicesAsync(id)).Single()["backend_id"]!.GetValue<string>().ShouldBe(container);
        }

        (await ListContainersAsync()).Order().ShouldBe(kept.Select(one => one.Container).Order());
    }

    private async Task<List<string>> ListContainersAsync()
    {
        var address = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST")!;
        var listed = await EngineScript.DockerAsync(address, "ps", "-aq", "--no-trunc", "--filter", $"label=zoe_deployment_name={_engine.Deployment}");
        return [.. listed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    /// <summary>Null from a host of the former version.</summary>
    private static async Task<string?> FindRoleAsync(ServerProcess server)
    {
        using var client = server.CreateAnonymousClient();
        return JsonNode.Parse(await client.GetStringAsync("/api/0.7/info", TestContext.Current.CancellationToken))!["role"]?.GetValue<string>();
    }

    /// <summary>Ends the sessions of the leader and takes its epoch, as a host that finds it paused does; then some host leads.</summary>
    private async Task ReplaceLeaderAsync()
    {
        await using var connection = new NpgsqlConnection($"{_postgres!.ConnectionString};Search Path=zoe_{_engine.Deployment};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var epoch = await ExecuteAsync(
            connection,
            """
            WITH next AS (UPDATE leadership SET epoch = epoch + 1 RETURNING epoch), ended AS (
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = (SELECT session FROM leader))
            SELECT epoch FROM next, ended
            """);
        while ((long)(await ExecuteAsync(connection, "SELECT epoch FROM leader"))! <= (long)epoch!) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
