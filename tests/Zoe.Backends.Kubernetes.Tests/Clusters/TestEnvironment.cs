using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Docker;
using Zoe.Backends.Testing;
using Zoe.TestKubernetes.Server;

namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>
/// The test API server as the conformance suite needs it: its node runs pods as containers of the Docker Engine that
/// <c>ZOE_TEST_DOCKER_HOST</c> names.
/// </summary>
internal sealed class TestEnvironment(Func<KubernetesBackendOptions, KubernetesBackendOptions>? change = null) : ShellEnvironment
{
    private const string Network = "zoe";

    // Tests begin together, and engines accept two networks of one name from two clients at the same time.
    private static readonly Lazy<Task> NetworkMade = new(MakeNetworkAsync);

    private static int _used;

    private TestCluster? _cluster;

    public override string Node => change?.Invoke(new KubernetesBackendOptions { DeploymentName = "x" }).NodeChoice == KubernetesNodeChoice.Cluster
        ? KubernetesBackend.ClusterNode
        : TestApiServer.NodeName;

    public override string Image => TestCluster.Image;

    public override int ManyServices => 32;

    public override bool OrdersStreamsExactly => false;

    /// <summary>Whether the cluster can change the cores of running pods.</summary>
    public bool CanResize { get; init; }

    public TestCluster Cluster => _cluster ?? throw new InvalidOperationException("Not yet started.");

    private static string Engine
    {
        get
        {
            var engine = Environment.GetEnvironmentVariable("ZOE_TEST_DOCKER_HOST");
            Assert.SkipWhen(string.IsNullOrEmpty(engine), "no Docker Engine to run pods on: ZOE_TEST_DOCKER_HOST is not set");
            return engine!;
        }
    }

    public override string GreetOn(int port) => $"sh -c 'while :; do echo hello | nc -l -p $ZOE_PORT_{port}; done'";

    public override async Task<IBackend> CreateBackendAsync(string deployment)
    {
        await NetworkMade.Value;
        _cluster ??= await TestCluster.StartAsync(CreateRuntime(), "machine");
        Cluster.Server.CanResize = CanResize;
        return Cluster.CreateBackend(deployment, change);
    }

    public override async Task KillAsync(ObservedService service)
    {
        var name = $"service{service.Key.ServiceId}-7-";
        var label = $"zoe_service_id={service.Key.ServiceId}";
        var pod = Cluster.Server.FindLabelled(label).Single(one => one.StartsWith($"pods/{name}", StringComparison.Ordinal));
        var container = Cluster.Server.Find("pods", TestCluster.Scope, pod["pods/".Length..])!["status"]!["containerStatuses"]![0]!["containerID"]!.ToString();
        await DockerAsync("kill", container["test://".Length..]);
    }

    public override Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment) =>
        Task.FromResult(Cluster.Server.FindLabelled($"zoe_deployment_name={deployment}"));

    public override async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        await base.DisposeAsync();
    }

    private static async Task MakeNetworkAsync()
    {
        var present = await DockerAsync("network", "ls", "--quiet", "--filter", $"name=^{Network}$");
        if (present.Length == 0) await DockerAsync("network", "create", Network);
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", ["--host", Engine, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var docker = Process.Start(start)!;
        var output = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        docker.ExitCode.ShouldBe(0);
        return output;
    }

    private static DockerBackend CreateRuntime() => new(
        new DockerBackendOptions
        {
            DeploymentName = $"kubelet-{Environment.ProcessId}-{Interlocked.Increment(ref _used)}",
            NetworkName = Network,
            Engines = [new DockerEngineOptions { Name = "machine", Address = Engine }],
        },
        TimeProvider.System, NullLogger<DockerBackend>.Instance);
}
