using System;
using System.Collections.Immutable;
using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class ObjectTests : ClusterTest
{
    private const string Pod = "service1-7-test";

    [Fact]
    public async Task Deleting_an_executions_owner_deletes_all_that_it_has()
    {
        await using var events = await WatchAsync();
        var one = await StartAsync(Spec() with { Ports = [new ServicePort(80, "tcp")] });
        await StartAsync(Spec(2));

        Server.Remove("configmaps", TestCluster.Scope, "zoe-execution-7-test").ShouldBeTrue();

        await events.WaitForAsync(happened => happened is ServiceRemoved removed && removed.Key == one.Key, Deadline);
        await UntilAsync(() => Server.FindLabelled("zoe_deployment_name=test").Count == 0);
    }

    [Fact]
    public async Task Labels_that_Kubernetes_does_not_accept_become_annotations()
    {
        var labels = ImmutableDictionary<string, string>.Empty.Add("zoe_owner", "admin").Add("zoe_execution_name", "my first try!").Add("a b", "c");

        await StartAsync(Spec() with { Labels = labels });

        var meta = Server.Find("pods", TestCluster.Scope, "service1-7-test")!["metadata"]!;
        meta["labels"]!["zoe_owner"]!.ToString().ShouldBe("admin");
        meta["annotations"]!["zoe_execution_name"]!.ToString().ShouldBe("my first try!");
        meta["annotations"]!["a-b"]!.ToString().ShouldBe("c");
    }

    [Fact]
    public async Task Ingresses_have_a_host_name_for_each_port()
    {
        var backend = Create(options => options with
        {
            Exposure = KubernetesExposure.Ingress,
            Ingress = new KubernetesIngressOptions { HostSuffix = "zoe.example.org", ClassName = "nginx", TlsSecret = "wildcard" },
        });
        var spec = Spec() with { Ports = [new ServicePort(80, "tcp"), new ServicePort(8080, "tcp")] };

        var service = await backend.StartAsync(spec, Node, Deadline);

        service.Ports.Select(port => port.Address).ShouldBe(
            ["service1-7-test.zoe.example.org", "service1-7-test-8080.zoe.example.org"]);
        service.Ports.ShouldAllBe(port => port.ExternalPort == 443);
        await backend.StopAsync(service.Key, Node, TimeSpan.Zero, Deadline);
        Server.FindLabelled("zoe_deployment_name=test").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(KubernetesExposure.NodePort)]
    [InlineData(KubernetesExposure.Ingress)]
    public async Task Ports_for_the_host_only_are_published_nowhere_where_it_reaches_pods(KubernetesExposure exposure)
    {
        var backend = Create(options => options with
        {
            ReachesPods = true,
            Exposure = exposure,
            Ingress = new KubernetesIngressOptions { HostSuffix = "zoe.example.org" },
        });
        var (open, hidden) = (new ServicePort(80, "tcp"), new ServicePort(8888, "tcp"));

        var both = await backend.StartAsync(Spec() with { Ports = [hidden, open], HostPorts = [hidden] }, Node, Deadline);
        var alone = await backend.StartAsync(Spec(2) with { Ports = [hidden], HostPorts = [hidden] }, Node, Deadline);

        both.Ports.Single(port => port.Port == open).ExternalPort.ShouldNotBe(8888);
        PublishedNumbers(Pod).ShouldBe([80]);
        foreach (var service in new[] { both, alone })
            service.Ports.ShouldContain(new PublishedPort(hidden, service.IpAddress!, 8888));
        Server.Find("services", TestCluster.Scope, "service2-7-test-ports").ShouldBeNull();
        Server.Find("ingresses", TestCluster.Scope, "service2-7-test-ports").ShouldBeNull();

        // Neither the list nor the repair of what others delete brings them back.
        Server.Remove("services", TestCluster.Scope, $"{Pod}-ports").ShouldBeTrue();
        while (Server.Find("services", TestCluster.Scope, $"{Pod}-ports") is null)
        {
            await backend.ListAsync(Deadline);
            await Task.Delay(20, Deadline);
        }

        PublishedNumbers(Pod).ShouldBe([80]);
        var listed = (await backend.ListAsync(Deadline)).Services.Single(service => service.Key == alone.Key);
        listed.Ports.ShouldBe(alone.Ports);
    }

    [Fact]
    public async Task Ports_for_the_host_only_are_published_where_it_does_not_reach_pods()
    {
        var port = new ServicePort(8888, "tcp");
        await StartAsync(Spec() with { Ports = [port], HostPorts = [port] });
        PublishedNumbers(Pod).ShouldBe([8888]);
    }

    [Fact]
    public async Task Ports_of_a_load_balancer_are_told_when_it_has_an_address()
    {
        var backend = Create(options => options with { Exposure = KubernetesExposure.LoadBalancer });
        await using var events = await Zoe.Backends.Testing.Observation.EventRecorder.StartAsync(backend, Node, Deadline);
        var service = await backend.StartAsync(Spec() with { Ports = [new ServicePort(80, "tcp")] }, Node, Deadline);
        service.Ports.ShouldBeEmpty();

        Server.Change("services", TestCluster.Scope, "service1-7-test-ports", one => one["status"]!["loadBalancer"] =
            new System.Text.Json.Nodes.JsonObject
            {
                ["ingress"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["ip"] = "192.0.2.7" }),
            });

        await events.WaitForAsync(
            one => one is ServiceChanged { Service.Ports: [{ Address: "192.0.2.7", ExternalPort: 80 }] }, Deadline);
    }

    [Theory]
    [InlineData("pvc")]
    [InlineData("nfs")]
    public async Task Folders_below_the_shared_one_are_taken_from_it(string kind)
    {
        var shared = kind == "pvc"
            ? new KubernetesSharedFolder { RootPath = "/mnt/shared", ClaimName = "claim" }
            : new KubernetesSharedFolder { RootPath = "/mnt/shared", NfsServer = "filer", NfsPath = "/export" };
        var backend = Create(options => options with { SharedFolder = shared });
        var spec = Spec() with
        {
            Workspace = "/mnt/shared/prod/admin",
            Mounts = [new ServiceMount("/tmp", "/mnt/tmp", ReadOnly: true), new ServiceMount("/mnt/shared/../../tmp", "/mnt/outside", ReadOnly: true)],
        };

        await backend.StartAsync(spec, Node, Deadline);

        var pod = Server.Find("pods", TestCluster.Scope, "service1-7-test")!["spec"]!;
        var text = pod["volumes"]!.ToJsonString();
        text.ShouldContain(kind == "pvc" ? "\"persistentVolumeClaim\":{\"claimName\":\"claim\"}" : "\"nfs\":{\"path\":\"/export\",\"server\":\"filer\"}");
        var mounts = pod["containers"]![0]!["volumeMounts"]!.AsArray();
        mounts[0]!["subPath"]!.ToString().ShouldBe("prod/admin");
        mounts[1]!["subPath"].ShouldBeNull();
        mounts[1]!["readOnly"]!.GetValue<bool>().ShouldBeTrue();
        mounts[2]!["name"]!.ToString().ShouldStartWith("host-");
    }

    [Fact]
    public async Task A_cluster_that_can_resize_changes_the_cores_and_another_one_says_that_it_cannot()
    {
        var service = await StartAsync(Spec() with { Millicores = 1000 });
        var problem = await FailsAsync(BackendFailure.Rejected, () => Backend.ResizeAsync(service.Key, Node, 500, Deadline));
        problem.Message.ShouldContain("needs Kubernetes 1.33");

        Server.CanResize = true;
        await Create().ResizeAsync(service.Key, Node, 500, Deadline);

        ReadCores("limits").ShouldBe("500m");
    }

    [Theory]
    [InlineData(null, 64, 64, "500m")]
    [InlineData(200, 64, 64, "200m")]
    [InlineData(900, 64, 64, "499m")]
    [InlineData(null, 64, 32, "500m")]
    [InlineData(900, 64, 32, "500m")]
    [InlineData(null, null, null, "500m")]
    public async Task Less_cores_are_given_without_a_change_of_the_pods_class(
        int? softMillicores, int? mebibytes, int? softMebibytes, string request)
    {
        Server.CanResize = true;
        var service = await StartAsync(Spec() with
        {
            Millicores = 1000,
            SoftMillicores = softMillicores,
            MemoryBytes = (long?)mebibytes << 20,
            SoftMemoryBytes = (long?)softMebibytes << 20,
        });

        await Backend.ResizeAsync(service.Key, Node, 500, Deadline);

        ReadCores("requests").ShouldBe(request);
        ReadCores("limits").ShouldBe("500m");
    }

    [Fact]
    public async Task More_cores_are_lent_without_setting_them_aside()
    {
        Server.CanResize = true;
        var service = await StartAsync(Spec() with { Millicores = 1000, MemoryBytes = 64 << 20, SoftMemoryBytes = 32 << 20 });

        await Backend.ResizeAsync(service.Key, Node, 2000, Deadline);

        ReadCores("requests").ShouldBe("1");
        ReadCores("limits").ShouldBe("2");
    }

    [Fact]
    public async Task What_the_roles_do_not_allow_is_refused()
    {
        var elsewhere = Create(options => options with { Namespace = "kube-system" });

        var problem = await FailsAsync(BackendFailure.Unreachable, () => elsewhere.StartAsync(Spec(), Node, Deadline));

        problem.Message.ShouldContain("cannot list resource");
        problem.Message.ShouldContain("in the namespace \"kube-system\"");
    }

    private string ReadCores(string side) => Server.Find("pods", TestCluster.Scope, "service1-7-test")!
        ["spec"]!["containers"]![0]!["resources"]![side]!["cpu"]!.ToString();

    private int[] PublishedNumbers(string pod) =>
        [.. Server.Find("services", TestCluster.Scope, $"{pod}-ports")!["spec"]!["ports"]!.AsArray().Select(port => (int)port!["port"]!)];
}
