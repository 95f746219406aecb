using Microsoft.Data.Sqlite;
using Zoe.Backends;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class RestartTests : EngineTest
{
    [Fact]
    public async Task Running_services_are_adopted_after_a_restart_and_not_started_twice()
    {
        var cluster = Cluster("a");
        long id;
        string container;
        await using (var host = await StartAsync(cluster))
        {
            id = (await host.SubmitAsync(Applications.Forever())).Id;
            container = (await host.WaitAsync(id, ExecutionStatus.Running)).Services[0].BackendId!;
        }

        await using var next = await StartAsync(cluster);
        var second = await next.SubmitAsync(Applications.Batch("run 0"));
        await next.WaitAsync(second.Id, ExecutionStatus.Terminated);
        var adopted = await next.Executions.FindAsync(id, default);
        adopted!.Status.ShouldBe(ExecutionStatus.Running);
        adopted.Services[0].ShouldSatisfyAllConditions(
            () => adopted.Services[0].BackendId.ShouldBe(container), () => adopted.Services[0].Attempt.ShouldBe(1));
    }

    [Fact]
    public async Task A_batch_job_that_ended_while_the_server_was_down_is_terminated_with_its_output()
    {
        var cluster = Cluster("a");
        long id;
        Execution running;
        await using (var host = await StartAsync(cluster))
        {
            id = (await host.SubmitAsync(Applications.Batch("run 1000000 print hello"))).Id;
            running = await host.WaitAsync(id, ExecutionStatus.Running);
        }

        Kill(cluster, running.Services[0], exitCode: 0);
        await using var next = await StartAsync(cluster);
        var ended = await next.WaitAsync(id, ExecutionStatus.Terminated);
        (await next.ReadLogsAsync(ended.Services[0].Id, follow: true)).ShouldContain("hello");
    }

    [Fact]
    public async Task A_container_without_an_owner_is_removed_and_another_deployments_is_not()
    {
        var cluster = Cluster("a");
        var spec = new ServiceSpec { Key = new ServiceKey(77, 770, 1), HostName = "lost", Image = "busybox:1" };
        await using var ours = new VirtualBackend(cluster, "test");
        await using var theirs = new VirtualBackend(cluster, "other");
        await ours.StartAsync(spec, "a", default);
        await theirs.StartAsync(spec, "a", default);

        await using var host = await StartAsync(cluster);
        while (!(await ours.ListAsync(default)).Services.IsEmpty) await Task.Delay(10, TestContext.Current.CancellationToken);
        (await theirs.ListAsync(default)).Services.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_container_with_a_later_epoch_is_kept()
    {
        var cluster = Cluster("a");
        await using var ours = new VirtualBackend(cluster, "test");
        var spec = new ServiceSpec
        {
            Key = new ServiceKey(77, 770, 1),
            Epoch = 1000,
            HostName = "newer",
            Image = "busybox:1",
        };
        await ours.StartAsync(spec, "a", default);
        await using var host = await StartAsync(cluster);
        await WaitForFullListingAsync(cluster, "a");
        (await ours.ListAsync(default)).Services.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_older_engine_can_no_longer_write()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster);
        await IncrementEpochAsync();
        await Should.ThrowAsync<StoreUnavailableException>(() => host.SubmitAsync(Applications.Batch()));
        (await host.Executions.ListAsync(new ExecutionFilter(), default)).ShouldBeEmpty();
    }

    /// <summary>As an engine on another host would, if the lock did not hold there.</summary>
    private async Task IncrementEpochAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataPath, "zoe.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE leadership SET epoch = epoch + 1";
        await command.ExecuteNonQueryAsync();
    }
}
