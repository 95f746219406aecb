using System.Globalization;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>The real cluster as the conformance suite needs it.</summary>
internal sealed class RealEnvironment(
    RealCluster cluster, Func<KubernetesBackendOptions, KubernetesBackendOptions>? change = null) : ShellEnvironment
{
    public override string Node
    {
        get
        {
            _ = RealCluster.ConfigFile;
            return change?.Invoke(Options("x")).NodeChoice == KubernetesNodeChoice.Cluster ? KubernetesBackend.ClusterNode : cluster.Node;
        }
    }

    public override string Image => RealCluster.Image;

    // A kubelet starts pods one after the other.
    public override TimeSpan TestTimeout => TimeSpan.FromMinutes(20);

    public override int ManyServices => 32;

    public override bool OrdersStreamsExactly => false;

    public override string GreetOn(int port) => $"sh -c 'while :; do echo hello | nc -l -p $ZOE_PORT_{port}; done'";

    public override Task<IBackend> CreateBackendAsync(string deployment)
    {
        var options = Options(deployment);
        return Task.FromResult<IBackend>(new KubernetesBackend(
            change?.Invoke(options) ?? options, TimeProvider.System, NullLogger<KubernetesBackend>.Instance));
    }

    public override async Task KillAsync(ObservedService service)
    {
        var pods = await cluster.Api.ListAsync<V1Pod>(cluster.Scope, new Selection(), CancellationToken.None);
        var pod = pods.Items.Single(one => one.Metadata.Uid == service.BackendId);
        var container = PodObservation.FindContainer(pod)!.ContainerID!.Split("//")[1];
        var processes = Directory.EnumerateDirectories("/proc").Where(process => IsIn(process, container)).ToArray();
        processes.ShouldNotBeEmpty("the cluster's node is not this machine");
        foreach (var process in processes)
        {
            try
            {
                using var found = System.Diagnostics.Process.GetProcessById(
                    int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture));
                found.Kill();
            }
            catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
            {
                // It went with its parent, which was killed before it.
            }
        }
    }

    public override async Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
    {
        var all = ServiceMetadata.SelectAll(deployment);
        var pods = await cluster.Api.ListAsync<V1Pod>(cluster.Scope, all, CancellationToken.None);
        var services = await cluster.Api.ListAsync<V1Service>(cluster.Scope, all, CancellationToken.None);
        var owners = await cluster.Api.ListAsync<V1ConfigMap>(cluster.Scope, all, CancellationToken.None);
        return
        [
            .. pods.Items.Select(one => $"pod {one.Metadata.Name}"),
            .. services.Items.Select(one => $"service {one.Metadata.Name}"),
            .. owners.Items.Select(one => $"configmap {one.Metadata.Name}"),
        ];
    }

    private KubernetesBackendOptions Options(string deployment) => new()
    {
        DeploymentName = deployment,
        ConfigFile = RealCluster.ConfigFile,
        Context = RealCluster.Context,
        Namespace = cluster.Scope,
        ImagePull = KubernetesImagePull.Never,
    };

    private static bool IsIn(string process, string container)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cgroup")).Contains(container, StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
