using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Stores.Tests.Postgres;

public sealed class LeaderTests(SharedPostgres postgres) : PostgresTest
{
    [Fact]
    public async Task A_waiting_host_leads_as_soon_as_the_lease_is_disposed()
    {
        var (first, second) = (StoreOf(Open(postgres.Server)), StoreOf(Open(postgres.Server)));
        var lease = await first.AcquireLeadershipAsync(Cancellation);
        var waiting = second.AcquireLeadershipAsync(Cancellation);
        await WaitForWaitingAsync();
        waiting.IsCompleted.ShouldBeFalse();

        await lease.DisposeAsync();

        await using var next = await waiting;
        next.Epoch.ShouldBe(lease.Epoch + 1);
        await Should.ThrowAsync<FencedException>(() => SaveAsync(first, 1, lease.Epoch));
        await SaveAsync(second, 1, next.Epoch);
    }

    [Fact]
    public async Task Deployments_do_not_wait_for_each_other()
    {
        await using var first = await StoreOf(Open(postgres.Server)).AcquireLeadershipAsync(Cancellation);
        await using var other = new Zoe.Hosting.Postgres.PostgresDatabase(postgres.Server.ConnectionString, SharedPostgres.NextDeployment());
        await using var second = await StoreOf(other).AcquireLeadershipAsync(Cancellation);
        (first.Epoch, second.Epoch).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_leader_whose_session_ends_and_whose_epoch_was_taken_learns_it()
    {
        var store = StoreOf(Open(postgres.Server));
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lease.Lost.Register(lost.SetResult);

        await ExecuteAsync(postgres.Server, "UPDATE leadership SET epoch = epoch + 1; UPDATE leader SET epoch = epoch + 1");

        await lost.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        await Should.ThrowAsync<FencedException>(() => SaveAsync(store, 1, lease.Epoch));
    }

    [Fact]
    public async Task A_holder_without_heartbeats_is_replaced()
    {
        // A session that holds the lock and does nothing else, as a paused host's.
        var database = Open(postgres.Server);
        await database.OpenAsync(Cancellation);
        await using var paused = await Zoe.Hosting.Postgres.Leadership.LeaderSession.OpenAsync(database, Cancellation);
        await paused.ExecuteAsync(
            "SELECT pg_advisory_lock($1)", Cancellation, Zoe.Hosting.Postgres.Leadership.LeaderElection.LockKey(database));

        await using var next = await StoreOf(Open(postgres.Server, leaderTimeout: TimeSpan.FromSeconds(1))).AcquireLeadershipAsync(Cancellation);

        next.Epoch.ShouldBe(1);
        await Should.ThrowAsync<Npgsql.NpgsqlException>(() => paused.ExecuteAsync("SELECT 1", Cancellation));
    }

    private static Task SaveAsync(IExecutionStore store, long id, long epoch) =>
        store.SaveAsync(SampleExecutions.ChangesOf([SampleExecutions.Create(id)]), epoch, Cancellation);

    private async Task WaitForWaitingAsync()
    {
        while (await ExecuteAsync(postgres.Server, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") is 0L)
            await Task.Yield();
    }
}
