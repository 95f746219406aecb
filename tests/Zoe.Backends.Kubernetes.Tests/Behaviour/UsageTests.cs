using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class UsageTests : ClusterTest
{
    [Fact]
    public async Task Without_a_metrics_API_the_failure_says_what_to_install()
    {
        Server.HasMetrics = false;
        await StartAsync(Spec());

        var problem = await FailsAsync(BackendFailure.Rejected, () => Backend.ReadUsageAsync(Node, Deadline));

        problem.Message.ShouldContain("install metrics-server");
    }

    [Fact]
    public async Task Pods_of_another_deployment_have_no_sample()
    {
        await using var other = Cluster.CreateBackend("other");
        await StartAsync(Spec());
        await other.StartAsync(Spec(2), Node, Deadline);

        IReadOnlyList<UsageSample> samples = [];
        while (samples.Count == 0) samples = await Backend.ReadUsageAsync(Node, Deadline);

        samples.ShouldHaveSingleItem().Key.ShouldBe(Spec().Key);
    }

    [Fact]
    public async Task Measurements_of_a_former_pod_of_the_same_name_are_not_taken()
    {
        await StartAsync(Spec());
        while ((await Backend.ReadUsageAsync(Node, Deadline)).Count == 0) await Task.Delay(10, Deadline);

        Server.Change("pods", TestCluster.Scope, "service1-7-test", pod => pod["status"]!["startTime"] = DateTimeOffset.UtcNow.AddHours(1));
        while ((await Backend.ReadUsageAsync(Node, Deadline)).Count > 0) await Task.Delay(10, Deadline);
    }
}
