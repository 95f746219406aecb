using Npgsql;
using Zoe.Backends;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;
using Zoe.TestKit;

namespace Zoe.Hosting.Tests.SeveralHosts;

/// <summary>Three hosts on one PostgreSQL server: one leads, all answer.</summary>
public sealed class SeveralHostsTests : EngineTest, IAsyncLifetime
{
    private const string Deployment = "several";

    private readonly VirtualCluster _cluster = Cluster("a", "b");
    private readonly List<PostgresHost> _hosts = [];
    private PostgresServer? _server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PostgresHost Leader => _hosts.Single(host => host.Leads);

    private List<PostgresHost> Followers => [.. _hosts.Where(host => !host.Leads)];

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.FindObstacle() is null) _server = await PostgresServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_to_any_host_are_carried_out_by_the_leader()
    {
        await StartAsync();
        var (leader, first, second) = (Leader, Followers[0], Followers[1]);

        var submitted = await first.SubmitAsync(Applications.Forever());
        await PostgresHost.WaitAsync(() => second.IsAsync(submitted.Id, ExecutionStatus.Running));
        (await leader.Executions.FindAsync(submitted.Id, Cancellation))!.UserName.ShouldBe("ada");

        await second.Executions.TerminateAsync(submitted.Id, "no longer needed", "ada", Cancellation);
        await PostgresHost.WaitAsync(() => first.HasEndedAsync(submitted.Id));
        await Should.ThrowAsync<ExecutionStateException>(() => first.Executions.TerminateAsync(submitted.Id, "again", "ada", Cancellation));

        await first.Executions.DeleteAsync(submitted.Id, Cancellation);
        (await leader.Executions.FindAsync(submitted.Id, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_idempotency_key_on_all_hosts_makes_one_execution()
    {
        await StartAsync();

        var submitted = await Task.WhenAll(_hosts.SelectMany(host => Enumerable.Range(0, 4).Select(_ => host.SubmitAsync(Applications.Batch(), "sweep-1"))));

        submitted.Select(execution => execution.Id).Distinct().ShouldHaveSingleItem();
        var other = Followers[0].SubmitAsync(Applications.Forever(), "sweep-1");
        (await Should.ThrowAsync<IdempotencyKeyException>(() => other)).Message.ShouldContain("sweep-1");
    }

    [Fact]
    public async Task Followers_know_nodes_and_running_executions()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Forever());

        foreach (var follower in Followers)
        {
            await PostgresHost.WaitAsync(() => Task.FromResult(
                follower.Statistics.Running.Contains(submitted.Id) && follower.Statistics.Nodes.Length == 2));
        }
    }

    [Fact]
    public async Task A_follower_sees_each_change_of_an_execution()
    {
        await StartAsync();
        var submitted = await Leader.SubmitAsync(Applications.Batch());
        var last = ExecutionStatus.Submitted;

        await foreach (var execution in Followers[0].Executions.WatchAsync(submitted.Id, Cancellation)) last = execution.Status;

        last.ShouldBe(ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task Work_goes_on_when_the_leader_stops()
    {
        await StartAsync();
        var running = await Leader.SubmitAsync(Applications.Forever());
        await PostgresHost.WaitAsync(() => Followers[0].IsAsync(running.Id, ExecutionStatus.Running));
        var container = (await Leader.Executions.FindAsync(running.Id, Cancellation))!.Services[0].BackendId;

        var leader = Leader;
        _hosts.Remove(leader);
        await leader.DisposeAsync();
        await PostgresHost.WaitAsync(() => Task.FromResult(_hosts.Exists(host => host.Leads)));

        (await Leader.Executions.FindAsync(running.Id, Cancellation))!.Services[0].BackendId.ShouldBe(container);
        var next = await Followers[0].SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => Leader.HasEndedAsync(next.Id));
    }

    [Fact]
    public async Task A_leader_that_was_replaced_follows_and_can_lead_again()
    {
        await StartAsync();
        var former = Leader;
        await ReplaceLeaderAsync();
        await PostgresHost.WaitAsync(() => Task.FromResult(_hosts.Exists(host => host.Leads && host != former)));
        await PostgresHost.WaitAsync(() => Task.FromResult(!former.Leads));

        var submitted = await former.SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => former.HasEndedAsync(submitted.Id));

        foreach (var other in _hosts.Where(host => host != former).ToList())
        {
            _hosts.Remove(other);
            await other.DisposeAsync();
        }

        await former.WaitForLeadershipAsync();
        var last = await former.SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => former.HasEndedAsync(last.Id));
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_leaders_are_replaced()
    {
        await StartAsync();
        var accepted = new List<Task<Execution>>();
        for (var i = 0; i < 60; i++)
        {
            accepted.Add(_hosts[i % _hosts.Count].SubmitAsync(Applications.Batch("run 0.05", cores: 0.1), $"job-{i}"));
            if (i % 20 == 10) await ReplaceLeaderAsync();
        }

        var ids = new HashSet<long>();
        for (var i = 0; i < accepted.Count; i++) ids.Add(await RepeatAsync(accepted[i], i)).ShouldBeTrue();
        foreach (var id in ids) await PostgresHost.WaitAsync(() => _hosts[0].HasEndedAsync(id));
        (await _hosts[0].Executions.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ShouldBe(ids.Order());
    }

    [Fact]
    public async Task A_host_without_an_engine_never_leads()
    {
        _hosts.Add(await StartOneAsync(runEngine: false));
        _hosts.Add(await StartOneAsync());
        await _hosts[1].WaitForLeadershipAsync();

        var submitted = await _hosts[0].SubmitAsync(Applications.Batch());
        await PostgresHost.WaitAsync(() => _hosts[0].HasEndedAsync(submitted.Id));

        _hosts[0].Leads.ShouldBeFalse();
    }

    /// <summary>The id of a submission, repeated with its key while its result is unknown.</summary>
    private async Task<long> RepeatAsync(Task<Execution> submission, int number)
    {
        while (true)
        {
            try
            {
                return (await submission).Id;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or EngineBusyException)
            {
                submission = _hosts[number % _hosts.Count].SubmitAsync(Applications.Batch("run 0.05", cores: 0.1), $"job-{number}");
            }
        }
    }

    private async Task StartAsync()
    {
        for (var i = 0; i < 3; i++) _hosts.Add(await StartOneAsync());
        await PostgresHost.WaitAsync(() => Task.FromResult(_hosts.Exists(host => host.Leads)));
    }

    private Task<PostgresHost> StartOneAsync(bool runEngine = true)
    {
        Assert.SkipWhen(_server is null, PostgresServer.FindObstacle() ?? "");
        return PostgresHost.StartAsync(_server, _cluster, DataPath, Deployment, runEngine);
    }

    /// <summary>Ends the sessions of the leader and takes its epoch, as a host that finds it paused does.</summary>
    private async Task ReplaceLeaderAsync()
    {
        await using var connection = new NpgsqlConnection($"{_server!.ConnectionString};Search Path=zoe_{Deployment};Pooling=false");
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
