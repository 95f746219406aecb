using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class ReasonTests : ClusterTest
{
    [Fact]
    public async Task A_missing_workspace_is_told_while_the_service_waits()
    {
        await using var events = await WatchAsync();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var starting = Backend.StartAsync(Spec() with { Workspace = "/no/such/folder" }, Node, leave.Token);

        var progress = (ServiceProgress)await events.WaitForAsync(one => one is ServiceProgress, Deadline);

        progress.Text.ShouldContain("A folder cannot be mounted");
        progress.Text.ShouldContain("/no/such/folder is not a directory");
        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public async Task What_the_clusters_scheduler_says_is_told_while_the_service_waits()
    {
        var backend = Create(options => options with { NodeChoice = KubernetesNodeChoice.NodeAffinity });
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var starting = backend.StartAsync(Spec() with { Millicores = 64_000 }, Node, leave.Token);

        var progress = (ServiceProgress)await events.WaitForAsync(one => one is ServiceProgress, Deadline);

        progress.Text.ShouldBe("The cluster has no place for it: 0/1 nodes are available.");
        await leave.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public async Task An_eviction_is_told_as_the_reason()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec());

        Server.Change("pods", TestCluster.Scope, "service1-7-test", pod =>
        {
            pod["status"]!["phase"] = "Failed";
            pod["status"]!["reason"] = "Evicted";
            pod["status"]!["message"] = "The node was low on resource: memory.";
        });

        var ended = await events.WaitForEndAsync(service.Key, Deadline);
        ended.Reason.ShouldBe("The node evicted it: The node was low on resource: memory.");
    }

    [Fact]
    public async Task The_registrys_words_outlast_the_kubelets_back_off()
    {
        var backend = Create(options => options with { ImagePull = KubernetesImagePull.IfNotPresent });
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);
        var starting = backend.StartAsync(Spec() with { Image = "example.org/missing:1" }, Node, Deadline);
        await UntilAsync(() => Server.Find("pods", TestCluster.Scope, "service1-7-test")?["status"]?["containerStatuses"] is not null);
        SetWaiting("ErrImagePull", "manifest for example.org/missing:1 not found");
        await events.WaitForAsync(one => one is ServiceProgress, Deadline);
        SetWaiting("ImagePullBackOff", "Back-off pulling image \"example.org/missing:1\"");

        var problem = await FailsAsync(BackendFailure.Rejected, () => starting);
        problem.Message.ShouldContain("manifest for example.org/missing:1 not found");
        events.Seen.OfType<ServiceProgress>().ShouldAllBe(progress => !progress.Text.Contains("Back-off", StringComparison.Ordinal));

        bool SetWaiting(string reason, string message) => Server.Change("pods", TestCluster.Scope, "service1-7-test", pod =>
        {
            var waiting = pod["status"]!["containerStatuses"]![0]!["state"]!["waiting"]!;
            waiting["reason"] = reason;
            waiting["message"] = message;
        });
    }

    [Fact]
    public async Task A_pod_that_the_node_refuses_is_tried_elsewhere()
    {
        var starting = StartAsync(Spec() with { Workspace = "/no/such/folder" });
        await UntilAsync(() => Server.Change("pods", TestCluster.Scope, "service1-7-test", pod =>
        {
            pod["status"]!["phase"] = "Failed";
            pod["status"]!["reason"] = "OutOfcpu";
            pod["status"]!["message"] = "Node didn't have enough resource: cpu";
        }));

        var problem = await FailsAsync(BackendFailure.Retryable, () => starting);
        problem.Message.ShouldContain("OutOfcpu");
        Server.FindLabelled("zoe_deployment_name=test").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("sha256:x:y")]
    public async Task What_the_server_finds_invalid_is_rejected_in_its_words(string variable)
    {
        var problem = await FailsAsync(
            BackendFailure.Rejected, () => StartAsync(Spec() with { Environment = [new($"{variable} =", "x")] }));

        problem.Message.ShouldContain("spec.containers[0].env.name");
        Server.FindLabelled("zoe_deployment_name=test").ShouldBeEmpty();
    }
}
