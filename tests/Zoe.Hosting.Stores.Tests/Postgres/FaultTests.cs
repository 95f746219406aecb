using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;
using Zoe.TestKit;

namespace Zoe.Hosting.Stores.Tests.Postgres;

/// <summary>A server that fails while the store is used.</summary>
public sealed class FaultTests : PostgresTest
{
    private const int Rounds = 3;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_server_is_killed_while_writing()
    {
        await using var server = await StartAsync();
        var store = StoreOf(Open(server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        var acknowledged = new List<long>();
        var next = 1L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = acknowledged.Count;
            var writing = WriteUntilFailureAsync();
            while (Volatile.Read(ref next) < before + 20) await Task.Yield();
            await server.KillAsync();
            await writing;
            await server.ResumeAsync();
        }

        var stored = (await store.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ToList();
        acknowledged.Except(stored).ShouldBeEmpty();
        stored.ShouldBeUnique();
        // A write whose commit was not confirmed may have been made.
        stored.Except(acknowledged).Count().ShouldBeLessThanOrEqualTo(Rounds);
        lease.Lost.IsCancellationRequested.ShouldBeFalse();
        await store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(next)]), lease.Epoch, Cancellation);

        async Task WriteUntilFailureAsync()
        {
            while (true)
            {
                var id = next++;
                try
                {
                    await store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(id)]), lease.Epoch, Cancellation);
                    acknowledged.Add(id);
                }
                catch (StoreUnavailableException)
                {
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task Writes_go_on_and_the_leadership_is_kept_when_sessions_are_ended()
    {
        await using var server = await StartAsync();
        var store = StoreOf(Open(server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        var acknowledged = new List<long>();
        for (var id = 1L; id <= 60; id++)
        {
            if (id % 5 == 0) await EndSessionsAsync(server);
            try
            {
                await store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(id)]), lease.Epoch, Cancellation);
                acknowledged.Add(id);
            }
            catch (StoreUnavailableException)
            {
                // A commit that was not confirmed.
            }
        }

        var stored = (await store.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ToList();
        acknowledged.Except(stored).ShouldBeEmpty();
        acknowledged.Count.ShouldBeGreaterThan(50);
        lease.Lost.IsCancellationRequested.ShouldBeFalse();
        await WaitAsync(async () => await ExecuteAsync(server, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted") is 1L);
    }

    [Fact]
    public async Task Reads_go_on_after_a_restart()
    {
        await using var server = await StartAsync();
        var store = StoreOf(Open(server));
        await using (var lease = await store.AcquireLeadershipAsync(Cancellation))
            await store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(1)]), lease.Epoch, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.FindAsync(1, Cancellation)));

        await server.StopAsync();
        await server.ResumeAsync();

        (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.FindAsync(1, Cancellation)))).ShouldAllBe(execution => execution != null);
    }

    [Fact]
    public async Task A_server_that_is_down_is_named_without_its_password()
    {
        await using var server = await StartAsync();
        await server.StopAsync();

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => Open(server).OpenAsync(Cancellation));
        failure.Message.ShouldBe(
            $"PostgreSQL 127.0.0.1:{server.Port}/postgres, schema zoe_{Deployment} cannot be reached (Connection refused): check that the server is running, its address and its port.");
        failure.ToString().ShouldNotContain(PostgresServer.Password);
    }

    [Fact]
    public async Task A_read_only_server_is_reported_and_used_again_later()
    {
        await using var server = await StartAsync();
        var store = StoreOf(Open(server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        await ExecuteAsync(server, "ALTER SYSTEM SET default_transaction_read_only = on");
        await ReloadAsync(server);

        await WaitAsync(async () => (await FindFailureAsync())?.Contains("is read-only: connect to the primary server", StringComparison.Ordinal) == true);
        (await store.FindAsync(1, Cancellation))?.Id.ShouldBe(1);

        await ExecuteAsync(server, "ALTER SYSTEM RESET default_transaction_read_only");
        await ReloadAsync(server);
        await WaitAsync(async () => await FindFailureAsync() is null);

        async Task<string?> FindFailureAsync()
        {
            try
            {
                await store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(1)]), lease.Epoch, Cancellation);
                return null;
            }
            catch (StoreUnavailableException failure)
            {
                return failure.Message;
            }
        }
    }

    [Fact]
    public async Task Too_many_connections_are_reported()
    {
        await using var server = await StartAsync("max_connections=5", "superuser_reserved_connections=0", "max_wal_senders=0");
        await Open(server).OpenAsync(Cancellation);
        var holders = new List<Npgsql.NpgsqlConnection>();
        try
        {
            while (true)
            {
                holders.Add(new Npgsql.NpgsqlConnection(server.ConnectionString + ";Pooling=false"));
                await holders[^1].OpenAsync(Cancellation);
            }
        }
        catch (Npgsql.PostgresException)
        {
            // All are taken.
        }

        var failure = await Should.ThrowAsync<StoreUnavailableException>(() => Open(server).OpenAsync(Cancellation));
        failure.Message.ShouldEndWith("has too many connections: raise its max_connections, or lower Maximum Pool Size in the connection string.");
        foreach (var holder in holders) await holder.DisposeAsync();
    }

    private static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        Assert.SkipWhen(PostgresServer.FindObstacle() is not null, PostgresServer.FindObstacle() ?? "");
        return await PostgresServer.StartAsync(settings);
    }

    private Task<object?> EndSessionsAsync(PostgresServer server) => ExecuteAsync(
        server, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'zoe %'");

    private async Task ReloadAsync(PostgresServer server) => (await ExecuteAsync(server, "SELECT pg_reload_conf()")).ShouldBe(true);

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition()) await Task.Delay(20, limit.Token);
    }
}
