using Zoe.Backends;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

public sealed class NetworkPlacementTests : EngineTest
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task The_services_of_an_execution_share_a_node_unless_their_network_spans_the_nodes(bool spans, bool together)
    {
        await using var host = await StartAsync(Cluster(spans));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true), Applications.Service("worker", null, essential: 1, total: 2)));
        var running = await host.WaitAsync(
            submitted.Id, execution => execution.Services.All(service => service.Status is ServiceStatus.Active));
        running.Services.Select(service => service.Node).Distinct().Count().ShouldBe(together ? 1 : 2);
    }

    [Fact]
    public async Task An_execution_that_fits_only_on_several_nodes_waits_with_a_reason()
    {
        await using var host = await StartAsync(Cluster(spans: false));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true, cores: 3), Applications.Service("worker", null, cores: 3)));
        var waiting = await host.WaitAsync(submitted.Id, execution => execution.WaitReason is not null);
        waiting.WaitReason.ShouldBe(
            "Service main0 with those that must share its node, because network zoe does not span nodes, "
            + "needs 6 cores and 2 KiB of memory: 2 nodes are too small even when empty (2 cores short at best).");
    }

    [Fact]
    public async Task A_local_network_requires_affinity_only_of_the_services_in_it()
    {
        await using var host = await StartAsync(Cluster(spans: true));
        var submitted = await host.SubmitAsync(Applications.Of(
            Applications.Service("main", null, monitor: true, cores: 3),
            Applications.Service("left", null) with { Network = "local" },
            Applications.Service("right", null, cores: 3) with { Network = "local" }));
        var running = await host.WaitAsync(submitted.Id, ExecutionStatus.Running);
        running.Services[1].Node.ShouldBe(running.Services[2].Node);
        running.Services[0].Node.ShouldNotBe(running.Services[2].Node);
    }

    private static VirtualCluster Cluster(bool spans) => new(
        new[] { "a", "b" }.Select(name => Node(name) with
        {
            DefaultNetwork = "zoe",
            SpanningNetworks = spans ? ["zoe"] : [],
        }),
        TimeProvider.System);
}
