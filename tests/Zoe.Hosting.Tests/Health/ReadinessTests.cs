using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting.Health;
using Zoe.Hosting.Health.Checks;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Health;

public sealed class ReadinessTests : EngineTest
{
    [Fact]
    public async Task An_engine_with_a_store_and_a_node_is_ready()
    {
        await using var host = await StartAsync(Cluster("a"), addServices: services => services.AddHealthChecks().AddZoe());

        (await FindObstacleAsync(host.Services)).ShouldBeNull();
        var checks = host.Services.GetRequiredService<HealthCheckService>();
        (await checks.CheckHealthAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Healthy);
        host.Health.Raise("custom", "Something is slow.");
        var report = await checks.CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries[ZoeHealthChecks.Ready].Description.ShouldBe("Something is slow.");
        report.Entries[ZoeHealthChecks.Ready].Status.ShouldBe(HealthStatus.Degraded);
        report.Entries[ZoeHealthChecks.Live].Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Without_a_reachable_node_it_is_not_ready()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        cluster.LoseNode("a");
        await host.WaitForNodeAsync("a", online: false);

        (await FindObstacleAsync(host.Services)).ShouldBe("No node is reachable.");
    }

    [Fact]
    public async Task It_is_not_ready_before_the_state_is_loaded()
    {
        SlowStore? store = null;
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(_ => new SqliteDatabase(Path.Combine(DataPath, "zoe.db")));
        builder.Services.AddSingleton<IExecutionStore>(
            provider => store = new SlowStore(new SqliteExecutionStore(provider.GetRequiredService<SqliteDatabase>())));
        builder.Services.AddZoe(options => options.DataPath = DataPath).UseVirtualCluster(nodes: 1);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        (await FindObstacleAsync(host.Services)).ShouldBe("The stored executions have not been loaded yet.");
        store!.Load.SetResult();
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (await FindObstacleAsync(host.Services) is not null) await Task.Delay(10, limit.Token);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task While_the_store_fails_it_is_not_ready()
    {
        FailingStore? failing = null;
        SlowStore? slow = null;
        await using var host = await StartAsync(Cluster("a"), wrapStore: inner =>
        {
            slow = new SlowStore(failing = new FailingStore(inner));
            slow.Load.SetResult();
            return slow;
        });
        slow!.Load = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        failing!.FailNextWrite(takesEffect: false);
        await Should.ThrowAsync<StoreUnavailableException>(() => host.SubmitAsync(Applications.Forever()));

        (await FindObstacleAsync(host.Services)).ShouldNotBeNull().ShouldContain("The disk is full, as ordered.");
        slow.Load.SetResult();
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (await FindObstacleAsync(host.Services) is not null) await Task.Delay(10, limit.Token);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_reads_is_an_obstacle()
    {
        SlowStore? store = null;
        await using var host = await StartAsync(Cluster("a"), wrapStore: inner =>
        {
            store = new SlowStore(inner);
            store.Load.SetResult();
            return store;
        });
        store!.ReadFailure = new StoreUnavailableException("zoe.db is locked by another program.", null);

        (await FindObstacleAsync(host.Services)).ShouldBe("zoe.db is locked by another program.");
    }

    private static Task<string?> FindObstacleAsync(IServiceProvider services) =>
        services.GetRequiredService<EngineReadiness>().FindObstacleAsync(TestContext.Current.CancellationToken);
}
