using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class LostNodeTests : EngineTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_service_on_a_lost_node_is_replaced_elsewhere_and_removed_when_the_node_is_back(int essential)
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster, configure: UseShortTimeout);
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true),
            Applications.Service("worker", null, essential: essential, total: 1)));
        var before = await host.WaitAsync(submitted.Id, AllActive);
        before.Services[0].Node.ShouldNotBe(before.Services[1].Node);
        var lost = before.Services[1].Node!;

        cluster.LoseNode(lost);
        var replaced = await host.WaitAsync(submitted.Id, execution => AllActive(execution) && execution.Services[1].Attempt == 2);
        replaced.Services[1].ShouldSatisfyAllConditions(
            () => replaced.Services[1].Node.ShouldNotBe(lost),
            () => replaced.Services[1].RestartReason.ShouldBe($"It was lost with node {lost}, which is no longer reachable."));
        replaced.Services[0].Attempt.ShouldBe(1);

        cluster.RestoreNode(lost);
        await using var backend = new VirtualBackend(cluster, "test");
        (await WaitForContainersAsync(backend, count: 2)).ShouldBe(
            replaced.Services.Select(service => service.Key), ignoreOrder: true);
        AllActive((await host.Executions.FindAsync(submitted.Id, default))!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_monitor_that_is_lost_ends_its_execution_in_error_and_is_removed_when_the_node_is_back()
    {
        var cluster = Cluster("a");
        await using var host = await StartAsync(cluster, configure: UseShortTimeout);
        var ended = await host.WaitAsync(await LoseNodeAsync(host, cluster), ExecutionStatus.Error);
        ended.ErrorMessage.ShouldBe("Service main0 was lost with node a, which is no longer reachable.");
        ended.Services[0].BackendStatus.ShouldBe(BackendStatus.Lost);
        cluster.RestoreNode("a");
        await using var backend = new VirtualBackend(cluster, "test");
        await WaitForContainersAsync(backend, count: 0);
    }

    [Fact]
    public async Task Without_autorestart_an_essential_service_that_is_lost_ends_its_execution()
    {
        var cluster = Cluster("a", "b");
        await using var host = await StartAsync(cluster, configure: UseShortTimeout);
        var application = Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("database", null));
        var submitted = await host.SubmitAsync(application with { DisableAutorestart = true });
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        cluster.LoseNode(running.Services[1].Node!);
        var ended = await host.WaitAsync(submitted.Id, ExecutionStatus.Error);
        ended.ErrorMessage.ShouldNotBeNull().ShouldStartWith("Essential service database0 died: it was lost with node");
    }

    [Fact]
    public async Task Terminating_completes_without_a_lost_node()
    {
        var cluster = Cluster("a");
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(cluster, configure: UseShortTimeout, time: clock);
        var id = await LoseNodeAsync(host, cluster);
        await host.Executions.TerminateAsync(id, "enough", default);
        var ended = await host.WaitAsync(id, execution =>
        {
            // The node has been unreachable for some time from here on.
            clock.Advance(TimeSpan.FromSeconds(1));
            return execution.Status is ExecutionStatus.Terminated;
        });
        ended.ErrorMessage.ShouldBe("enough");
    }

    [Fact]
    public async Task A_stale_container_is_removed_after_a_restart_of_the_server()
    {
        var cluster = Cluster("a", "b");
        long id;
        string lost;
        await using (var host = await StartAsync(cluster, configure: UseShortTimeout))
        {
            id = (await host.SubmitAsync(Applications.Of(
                Applications.Service("main", null, monitor: true), Applications.Service("database", null)))).Id;
            lost = (await host.WaitAsync(id, AllActive)).Services[1].Node!;
            cluster.LoseNode(lost);
            await host.WaitAsync(id, execution => AllActive(execution) && execution.Services[1].Attempt == 2);
        }

        await using var next = await StartAsync(cluster, configure: UseShortTimeout);
        cluster.RestoreNode(lost);
        await using var backend = new VirtualBackend(cluster, "test");
        var left = await WaitForContainersAsync(backend, count: 2);
        left.ShouldBe((await next.Executions.FindAsync(id, default))!.Services.Select(service => service.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task An_execution_on_a_node_that_is_no_longer_configured_ends()
    {
        long id;
        await using (var host = await StartAsync(Cluster("a")))
        {
            id = (await host.SubmitAsync(Applications.Forever())).Id;
            await host.WaitAsync(id, ExecutionStatus.Running);
        }

        await using var next = await StartAsync(Cluster("b"));
        (await next.WaitAsync(id, ExecutionStatus.Error)).ErrorMessage.ShouldBe("Service main0 was removed outside Zoe.");
    }

    private static void UseShortTimeout(ZoeOptions options)
    {
        options.NodeLostAfter = TimeSpan.FromSeconds(0.2);
        options.ReconcileInterval = TimeSpan.FromHours(1);
    }

    /// <summary>Starts an execution on the only node, which then becomes unreachable.</summary>
    private static async Task<long> LoseNodeAsync(EngineHost host, VirtualCluster cluster)
    {
        var submitted = await host.SubmitAsync(Applications.Forever());
        await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        cluster.LoseNode("a");
        return submitted.Id;
    }

    private static async Task<IEnumerable<ServiceKey>> WaitForContainersAsync(VirtualBackend backend, int count)
    {
        using var limit = new CancellationTokenSource(EngineHost.Timeout);
        while (true)
        {
            var listing = await backend.ListAsync(limit.Token);
            if (listing.Services.Length == count && listing.UnreachableNodes.IsEmpty)
                return listing.Services.Select(service => service.Key);
            await Task.Delay(10, limit.Token);
        }
    }
}
