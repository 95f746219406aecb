using System.Diagnostics;
using System.Globalization;
using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

/// <summary>A real control plane that is paused, refuses a token, drains a node, and makes room for other pods.</summary>
[Collection(OnRealCluster.Name)]
public sealed class RealControlPlaneTests(RealCluster cluster) : RealClusterTest(cluster)
{
    private const string StopsOnTerm = "sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.2; done'";

    [Fact]
    public async Task An_API_server_that_is_paused_is_no_lost_node_and_loses_no_service()
    {
        _ = RealCluster.ConfigFile;
        var server = Environment.GetEnvironmentVariable("ZOE_TEST_KUBE_APISERVER_PID");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "ZOE_TEST_KUBE_APISERVER_PID is not set: no API server to pause");
        await using var backend = Create();
        await using var events = await EventRecorder.StartAsync(backend, Cluster.Node, Deadline);
        var service = await backend.StartAsync(Spec(), Cluster.Node, Deadline);

        await SignalAsync("STOP", server!);
        try
        {
            var lost = (NodeChanged)await events.WaitForAsync(one => one is NodeChanged { Node.Online: false }, Deadline);
            lost.Node.ControlPlaneUnreachable.ShouldBeTrue();
            backend.Health.Problem.ShouldNotBeNull();
        }
        finally
        {
            await SignalAsync("CONT", server!);
        }

        await events.WaitForAsync(one => one is NodeChanged { Node: { Online: true, ControlPlaneUnreachable: false } }, Deadline);
        backend.Health.Problem.ShouldBeNull();
        (await backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem().BackendId.ShouldBe(service.BackendId);
        events.Seen.ShouldNotContain(one => one is ServiceRemoved || (one is ServiceChanged && ((ServiceChanged)one).Service.State == ServiceState.Exited));
        await backend.StopAsync(service.Key, Cluster.Node, TimeSpan.Zero, Deadline);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_accepted_is_named_and_loses_no_service()
    {
        var account = $"zoe-test-{Environment.ProcessId}";
        await KubectlAsync(null, "create", "serviceaccount", account);
        await KubectlAsync(null, "create", "clusterrolebinding", account, "--clusterrole=cluster-admin", $"--serviceaccount={Cluster.Scope}:{account}");
        var config = Path.GetTempFileName();
        try
        {
            var token = (await KubectlAsync(null, "create", "token", account, "--duration=10m")).Trim();
            await File.WriteAllTextAsync(config, await DescribeAsync(token), Deadline);
            await using var backend = Create(options => options with { ConfigFile = config });
            await using var events = await EventRecorder.StartAsync(backend, Cluster.Node, Deadline);
            var service = await backend.StartAsync(Spec(), Cluster.Node, Deadline);
            backend.Health.CredentialsExpireAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(10), TimeSpan.FromMinutes(1));
            backend.Health.Warning.ShouldNotBeNull().ShouldContain("expires in");

            await KubectlAsync(null, "delete", "serviceaccount", account);
            // API servers remember for some seconds whom they have let in, and do not end the streams of those they no longer would.
            var lost = (NodeChanged)await events.WaitForAsync(one => one is NodeChanged { Node.Online: false }, Deadline);
            lost.Node.ControlPlaneUnreachable.ShouldBeTrue();
            backend.Health.Problem.ShouldNotBeNull().ShouldContain("does not accept our credentials");
            (await backend.ListAsync(Deadline)).UnreachableNodes.ShouldContain(Cluster.Node);
            await RefusesAsync(() => backend.StopAsync(service.Key, Cluster.Node, TimeSpan.Zero, Deadline));
            await using var later = Create(options => options with { ConfigFile = config });
            await RefusesAsync(() => later.ListAsync(Deadline));
            events.Seen.ShouldNotContain(one => one is ServiceRemoved);

            await using var administrator = Create();
            (await administrator.ListAsync(Deadline)).Services.ShouldHaveSingleItem().BackendId.ShouldBe(service.BackendId);
            await administrator.StopAsync(service.Key, Cluster.Node, TimeSpan.Zero, Deadline);
        }
        finally
        {
            File.Delete(config);
            await KubectlAsync(null, "delete", "clusterrolebinding", account);
        }
    }

    [Fact]
    public async Task A_drain_is_a_disruption_and_names_the_node()
    {
        await using var backend = Create();
        await using var events = await EventRecorder.StartAsync(backend, Cluster.Node, Deadline);
        var service = await backend.StartAsync(Spec(StopsOnTerm), Cluster.Node, Deadline);
        try
        {
            await KubectlAsync(null, "drain", Cluster.Node, "--force", "--ignore-daemonsets", "--delete-emptydir-data", $"--pod-selector=zoe_deployment_name={Deployment}");
            var disruption = (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldNotBeNull();
            (disruption.Contains(Cluster.Node, StringComparison.Ordinal) || disruption.StartsWith("was evicted", StringComparison.Ordinal)).ShouldBeTrue(disruption);
        }
        finally
        {
            await KubectlAsync(null, "uncordon", Cluster.Node);
        }

        await backend.StopAsync(service.Key, Cluster.Node, TimeSpan.Zero, Deadline);
    }

    [Fact]
    public async Task Making_room_for_a_pod_of_higher_priority_is_a_disruption()
    {
        await using var backend = Create();
        await using var events = await EventRecorder.StartAsync(backend, Cluster.Node, Deadline);
        var node = (await backend.DescribeNodesAsync(Deadline)).Single(one => one.Name == Cluster.Node);
        var most = node.Millicores * 3 / 4;
        var service = await backend.StartAsync(Spec(StopsOnTerm) with { Millicores = most }, Cluster.Node, Deadline);
        var name = $"zoe-test-{Environment.ProcessId}";
        await KubectlAsync(null, "create", "priorityclass", name, "--value=1000");
        try
        {
            await KubectlAsync(
                $$"""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "{{name}}"}, "spec": {
                  "priorityClassName": "{{name}}", "terminationGracePeriodSeconds": 0, "containers": [{
                    "name": "main", "image": "{{RealCluster.Image}}", "imagePullPolicy": "Never", "command": ["sleep", "1000"],
                    "resources": { "requests": { "cpu": "{{most}}m" } } } ] } }
                """,
                "create", "-f", "-");

            (await events.WaitForEndAsync(service.Key, Deadline)).Disruption.ShouldNotBeNull();
        }
        finally
        {
            await KubectlAsync(null, "delete", "pod", name, "--ignore-not-found", "--wait=false");
            await KubectlAsync(null, "delete", "priorityclass", name);
        }

        await backend.StopAsync(service.Key, Cluster.Node, TimeSpan.Zero, Deadline);
    }

    private static async Task RefusesAsync(Func<Task> act)
    {
        var failure = await Should.ThrowAsync<BackendException>(act);
        failure.Failure.ShouldBe(BackendFailure.Unreachable);
        failure.Message.ShouldContain("does not accept our credentials");
    }

    private async Task<string> DescribeAsync(string token)
    {
        var server = await KubectlAsync(null, "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}");
        var authority = await KubectlAsync(null, "config", "view", "--minify", "--flatten", "-o", "jsonpath={.clusters[0].cluster.certificate-authority-data}");
        return $$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "test",
             "clusters": [{"name": "test", "cluster": {"server": "{{server}}", "certificate-authority-data": "{{authority}}" } } ],
             "users": [{"name": "test", "user": { "token": "{{token}}" } } ],
             "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test", "namespace": "{{Cluster.Scope}}" } } ] }
            """;
    }

    private async Task SignalAsync(string signal, string process)
    {
        using var kill = Process.Start("kill", ["-" + signal, int.Parse(process, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Deadline);
        kill.ExitCode.ShouldBe(0);
    }
}
