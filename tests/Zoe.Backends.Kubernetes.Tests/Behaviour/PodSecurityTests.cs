using Zoe.Backends.Kubernetes.Tests.Clusters;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

public sealed class PodSecurityTests : ClusterTest
{
    private static readonly KubernetesSharedFolder Claim = new() { RootPath = "/shared", ClaimName = "zoe-workspaces" };

    [Fact]
    public async Task Services_run_where_the_namespace_enforces_restricted()
    {
        Server.PodSecurityLevel = "restricted";
        var backend = Create(options => options with { PodSecurity = KubernetesPodSecurity.Restricted, SharedFolder = Claim });

        var spec = Spec() with { Workspace = "/shared/ada", User = new ServiceUser(1001, 100), ShmBytes = 1 << 20 };
        (await backend.StartAsync(spec, Node, Deadline)).State.ShouldBe(ServiceState.Running);

        var pod = Server.Find("pods", TestCluster.Scope, "service1-7-test")!["spec"]!;
        ((long)pod["securityContext"]!["runAsUser"]!).ShouldBe(1001);
        ((bool)pod["enableServiceLinks"]!).ShouldBeFalse();
        ((bool)pod["automountServiceAccountToken"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_an_owner_services_run_as_the_configured_user()
    {
        Server.PodSecurityLevel = "restricted";
        var backend = Create(options => options with { PodSecurity = KubernetesPodSecurity.Restricted, RunAs = new ServiceUser(1000, 1000) });

        await backend.StartAsync(Spec(), Node, Deadline);

        ((long)Server.Find("pods", TestCluster.Scope, "service1-7-test")!["spec"]!["securityContext"]!["runAsUser"]!).ShouldBe(1000);
    }

    [Fact]
    public async Task A_refusal_by_pod_security_says_what_to_set()
    {
        Server.PodSecurityLevel = "restricted";

        (await FailsAsync(BackendFailure.Rejected, () => StartAsync(Spec()))).Message.ShouldContain("ZOE_KUBE_POD_SECURITY");
    }

    [Theory]
    [InlineData(KubernetesPodSecurity.Baseline)]
    [InlineData(KubernetesPodSecurity.Restricted)]
    public async Task Folders_of_nodes_are_refused_in_words(KubernetesPodSecurity level)
    {
        var backend = Create(options => options with { PodSecurity = level });

        var problem = await FailsAsync(
            BackendFailure.Rejected, () => backend.StartAsync(Spec() with { Workspace = "/tmp" }, Node, Deadline));
        problem.Message.ShouldContain("pvc:<claim>");
    }

    [Fact]
    public async Task Root_is_refused_under_restricted()
    {
        var backend = Create(options => options with { PodSecurity = KubernetesPodSecurity.Restricted });

        var problem = await FailsAsync(
            BackendFailure.Rejected, () => backend.StartAsync(Spec() with { User = new ServiceUser(0, 0) }, Node, Deadline));
        problem.Message.ShouldContain("root");
    }
}
