using System.Text.Json.Nodes;
using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class DisruptionTests : ClusterTest
{
    private const string Pod = "service1-7-test";

    [Fact]
    public async Task A_pod_that_others_delete_is_a_disruption_though_it_ends_with_0()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Delete();

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldBe("was deleted outside Zoe");
    }

    [Fact]
    public async Task A_drain_names_the_node_that_is_cordoned()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.ChangeNode(node => node["spec"]!["unschedulable"] = true);
        await events.WaitForAsync(one => one is NodeChanged { Node.Disabled: true }, Deadline);
        Delete();

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption
            .ShouldBe($"was deleted outside Zoe while node {Node} was cordoned, as for a drain");
    }

    [Fact]
    public async Task A_pod_that_is_removed_without_grace_is_a_disruption()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Remove("pods", TestCluster.Scope, Pod);

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldBe("was deleted outside Zoe");
    }

    [Theory]
    [InlineData("Evicted", "was evicted from its node: it was low on memory")]
    [InlineData("Preempting", "had to make room for something more important: it was low on memory")]
    [InlineData("Terminated", "ended with its node, which was shut down: it was low on memory")]
    public async Task What_the_node_says_is_the_cause(string reason, string disruption)
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Change("pods", TestCluster.Scope, Pod, pod =>
        {
            pod["status"]!["phase"] = "Failed";
            pod["status"]!["reason"] = reason;
            pod["status"]!["message"] = "it was low on memory.";
        });

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldBe(disruption);
    }

    [Theory]
    [InlineData("EvictionByEvictionAPI", "was evicted from its node: Eviction API: evicting")]
    [InlineData("PreemptionByScheduler", "had to make room for something more important: Eviction API: evicting")]
    [InlineData("DeletionByTaintManager", "was removed because of a taint of its node: Eviction API: evicting")]
    public async Task What_newer_clusters_say_in_a_condition_is_the_cause(string reason, string disruption)
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Change("pods", TestCluster.Scope, Pod, pod => pod["status"]!["conditions"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "DisruptionTarget",
            ["status"] = "True",
            ["reason"] = reason,
            ["message"] = "Eviction API: evicting",
        }));
        Server.Remove("pods", TestCluster.Scope, Pod);

        (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldBe(disruption);
    }

    [Fact]
    public async Task What_ended_by_itself_is_no_disruption_and_has_its_own_end()
    {
        await using var events = await WatchAsync();
        var before = DateTimeOffset.UtcNow;
        var service = await StartAsync(Spec(command: "run 0.5 exit 3"));

        var ended = await events.WaitForEndAsync(service.Key, Deadline);
        ended.Disruption.ShouldBeNull();
        ended.ExitCode.ShouldBe(3);
        ended.EndedAt.ShouldNotBeNull().ShouldBeInRange(before, DateTimeOffset.UtcNow);

        await Task.Delay(10, Deadline);
        Server.Change("pods", TestCluster.Scope, Pod, pod =>
        {
            pod["metadata"]!["deletionTimestamp"] = DateTimeOffset.UtcNow.AddSeconds(30);
            pod["metadata"]!["deletionGracePeriodSeconds"] = 30;
            pod["metadata"]!["finalizers"] = new JsonArray("test/keep");
        });
        (await Backend.ListAsync(Deadline)).Services.ShouldAllBe(one => one.Disruption == null);
    }

    [Fact]
    public async Task Services_that_others_delete_are_made_again()
    {
        await using var events = await WatchAsync();
        await StartAsync(Spec() with { Ports = [new ServicePort(8080, "tcp")] });

        Server.Remove("services", TestCluster.Scope, Pod).ShouldBeTrue();
        Server.Remove("services", TestCluster.Scope, $"{Pod}-ports").ShouldBeTrue();
        // What the engine does when it has to list again.
        while (Server.Find("services", TestCluster.Scope, Pod) is null || Server.Find("services", TestCluster.Scope, $"{Pod}-ports") is null)
        {
            await Backend.ListAsync(Deadline);
            await Task.Delay(20, Deadline);
        }

        await events.WaitForAsync(occurred => occurred is EventStreamReconnected connected && connected.Node == Node, Deadline);
    }

    private void Delete() => Server.Change("pods", TestCluster.Scope, Pod, pod =>
    {
        pod["metadata"]!["deletionTimestamp"] = DateTimeOffset.UtcNow.AddSeconds(30);
        pod["metadata"]!["deletionGracePeriodSeconds"] = 30;
    }).ShouldBeTrue();
}
