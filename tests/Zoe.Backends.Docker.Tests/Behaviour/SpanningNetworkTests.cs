using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class SpanningNetworkTests
{
    [Fact]
    public async Task Networks_of_a_swarm_that_containers_may_join_span_engines_and_so_do_configured_ones()
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, EngineScript.FindObstacle() ?? "");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));

        // A swarm and containers that survive their engine exclude each other.
        await using var engine = await PrivateEngine.StartAsync("--live-restore=false");
        await EngineScript.DockerAsync(
            engine.Address, "swarm", "init", "--advertise-addr", "127.0.0.1",
            "--listen-addr", $"127.0.0.1:{LoopbackServer.FindPort()}");
        await EngineScript.DockerAsync(engine.Address, "network", "create", "--driver", "overlay", "--attachable", "span");
        await EngineScript.DockerAsync(engine.Address, "network", "create", "--driver", "overlay", "closed");
        await using var backend = DockerBackends.Create(DockerBackends.Options(engine.Address, "span") with
        {
            NetworkName = "span",
            SpanningNetworks = ["macvlan"],
        });

        var node = (await backend.DescribeNodesAsync(deadline.Token)).ShouldHaveSingleItem();

        node.DefaultNetwork.ShouldBe("span");
        node.SpanningNetworks!.Order(StringComparer.Ordinal).ShouldBe(["macvlan", "span"]);
        await EngineScript.DockerAsync(engine.Address, "swarm", "leave", "--force");
    }
}
