using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Tests.Clusters;

/// <summary>
/// The cluster that <c>ZOE_TEST_KUBECONFIG</c> names, on the machine of the tests: its nodes see the same files, and
/// their processes are this machine's. <c>ZOE_TEST_KUBE_IMAGE</c> is an image with a shell that its nodes have, and
/// <c>ZOE_TEST_KUBE_CONTEXT</c> the context of the driver, when it shall not have the rights of the current one.
/// </summary>
public sealed class RealCluster : IAsyncLifetime
{
    private KubernetesApi? _api;
    private string? _node;

    internal static string ConfigFile
    {
        get
        {
            var file = Environment.GetEnvironmentVariable("ZOE_TEST_KUBECONFIG");
            Assert.SkipWhen(string.IsNullOrEmpty(file), "ZOE_TEST_KUBECONFIG is not set: no cluster to run this on");
            return file!;
        }
    }

    internal static string Image => Environment.GetEnvironmentVariable("ZOE_TEST_KUBE_IMAGE") ?? "zoe-test/busybox:1";

    internal static string? Context =>
        Environment.GetEnvironmentVariable("ZOE_TEST_KUBE_CONTEXT") is { Length: > 0 } context ? context : null;

    internal string Scope { get; private set; } = "default";

    /// <summary>Whether the cores of running pods can be changed.</summary>
    internal bool CanResize { get; private set; }

    internal string Node => _node ?? throw new InvalidOperationException(ConfigFile);

    internal KubernetesApi Api => _api ?? throw new InvalidOperationException(ConfigFile);

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("ZOE_TEST_KUBECONFIG"))) return;
        var connection = KubeConfigFile.Read(ConfigFile, context: null, TimeProvider.System, NullLogger.Instance);
        _api = new KubernetesApi(connection, TimeProvider.System);
        var driver = KubeConfigFile.Read(ConfigFile, Context, TimeProvider.System, NullLogger.Instance);
        Scope = driver.Namespace ?? Scope;
        var resources = await _api.GetCoreResourcesAsync(CancellationToken.None);
        CanResize = resources.Resources.Any(resource => resource.Name == "pods/resize");
        var nodes = await _api.ListAsync<V1Node>(scope: null, new Selection(), CancellationToken.None);
        _node = nodes.Items.First(node => node.Spec?.Unschedulable != true).Metadata.Name;
    }

    public ValueTask DisposeAsync()
    {
        _api?.Dispose();
        return ValueTask.CompletedTask;
    }
}
