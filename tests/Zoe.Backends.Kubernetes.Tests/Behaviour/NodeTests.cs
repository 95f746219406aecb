using System.Text.Json.Nodes;
using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class NodeTests : ClusterTest
{
    [Fact]
    public async Task A_node_offers_what_other_pods_leave_of_it()
    {
        await StartAsync(Spec() with { Millicores = 1000, MemoryBytes = 1L << 30 });
        await using var events = await WatchAsync();

        Server.Create("pods", ForeignPod("1500m", "2Gi"));
        await events.WaitForAsync(one => one is NodeChanged { Node: { Millicores: 2500, MemoryBytes: 6L << 30 } }, Deadline);

        Server.Change("pods", "other", "foreign", pod => pod["spec"]!["containers"]![0]!["resources"]!["requests"]!["cpu"] = "500m");
        var seen = events.Seen.Count;
        await events.WaitForAsync(one => one is NodeChanged, Deadline);
        events.Seen.Skip(seen).OfType<NodeChanged>().ShouldHaveSingleItem().Node.Millicores.ShouldBe(3500);

        Server.Remove("pods", "other", "foreign");
        await events.WaitForAsync(one => one is NodeChanged { Node: { Millicores: 4000, MemoryBytes: 8L << 30 } }, Deadline);
    }

    [Fact]
    public async Task Cordoned_and_tainted_nodes_take_no_new_services_unless_tolerated()
    {
        await using var events = await WatchAsync();

        Server.ChangeNode(node => node["spec"]!["unschedulable"] = true);
        await events.WaitForAsync(one => one is NodeChanged { Node: { Disabled: true, Online: true } }, Deadline);
        Server.ChangeNode(node => node["spec"]!.AsObject().Remove("unschedulable"));
        await events.WaitForAsync(one => one is NodeChanged { Node.Disabled: false }, Deadline);
        Server.ChangeNode(node => node["spec"]!["taints"] = new JsonArray(new JsonObject
        {
            ["key"] = "dedicated",
            ["value"] = "db",
            ["effect"] = "NoSchedule",
        }));
        await events.WaitForAsync(one => one is NodeChanged { Node.Disabled: true }, Deadline);

        var tolerant = Create(options => options with { Tolerations = [KubernetesToleration.Parse("dedicated=db:NoSchedule")] });
        (await tolerant.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Disabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_cordoned_cluster_says_so_and_not_that_it_is_too_small()
    {
        var backend = Create(options => options with { NodeChoice = KubernetesNodeChoice.Cluster });
        Server.ChangeNode(node => node["spec"]!["unschedulable"] = true);

        var node = (await backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem();

        node.Disabled.ShouldBeTrue();
        node.DisabledReason.ShouldBe("is cordoned");
        node.Millicores.ShouldBe(4000);
    }

    [Fact]
    public async Task Labels_of_nodes_can_be_asked_for_and_true_ones_by_their_names_alone()
    {
        var node = (await Backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem();

        node.Labels.ShouldBe(["disk=ssd", "gpu=true", "gpu"], ignoreOrder: true);
        node.ExternalAddress.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task A_drained_node_ends_its_services_and_tells_so()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.ChangeNode(node => node["spec"]!["unschedulable"] = true);
        Server.Change("pods", TestCluster.Scope, "service1-7-test", pod =>
        {
            pod["metadata"]!["deletionTimestamp"] = DateTimeOffset.UtcNow;
            pod["metadata"]!["deletionGracePeriodSeconds"] = 1;
        });

        (await events.WaitForEndAsync(service.Key, Deadline)).State.ShouldBe(ServiceState.Exited);
        await events.WaitForAsync(one => one is ServiceRemoved, Deadline);
    }

    [Fact]
    public async Task An_attempt_on_a_lost_node_gives_way_to_a_newer_one()
    {
        await StartAsync(Spec());
        Server.SetReady(false);
        while ((await Backend.DescribeNodesAsync(Deadline))[0].Online) await Task.Delay(10, Deadline);

        Server.Create("nodes", new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Node",
            ["metadata"] = new JsonObject { ["name"] = "node-b" },
            ["spec"] = new JsonObject(),
            ["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Ready", ["status"] = "True" }) },
        });
        while ((await Backend.DescribeNodesAsync(Deadline)).Count < 2) await Task.Delay(10, Deadline);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var starting = Backend.StartAsync(Spec() with { Key = new ServiceKey(7, 1, 2) }, "node-b", leave.Token);

        // No kubelet runs pods on node-b; what matters is that the new attempt has taken the name.
        await UntilAsync(() => Server.Find("pods", TestCluster.Scope, "service1-7-test")?["spec"]!["nodeName"]?.ToString() == "node-b");
        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => starting);
    }

    private static JsonObject ForeignPod(string cpu, string memory) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Pod",
        ["metadata"] = new JsonObject { ["name"] = "foreign", ["namespace"] = "other" },
        ["spec"] = new JsonObject
        {
            ["nodeName"] = Node,
            ["containers"] = new JsonArray(new JsonObject
            {
                ["name"] = "main",
                ["image"] = TestCluster.Image,
                ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["cpu"] = cpu, ["memory"] = memory } },
            }),
        },
    };
}
