using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Nodes;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Changes the cores of running services, on clusters that can do it (from Kubernetes 1.33 on).</summary>
internal sealed class ServiceResize(IKubernetesApi api, string scope, ClusterState cluster)
{
    private const string Subresource = "pods/resize";
    private const string Cpu = "cpu";
    private const string Memory = "memory";

    private bool? _isSupported;

    /// <summary>Limits a running service to this many milli-cores.</summary>
    public async Task RunAsync(ServiceKey key, int millicores, CancellationToken cancellationToken)
    {
        var pod = cluster.FindPod(key)
            ?? throw new BackendException(BackendFailure.NotFound, $"There is no {key}");
        if (!(_isSupported ??= await FindSupportAsync(cancellationToken)))
        {
            var version = await api.GetVersionAsync(cancellationToken);
            throw new BackendException(
                BackendFailure.Rejected,
                $"This cluster cannot change the cores of a running pod: that needs Kubernetes 1.33, it is {version.GitVersion}");
        }

        var patch = new V1Pod
        {
            Spec = new V1PodSpec
            {
                Containers =
                [
                    new V1Container
                    {
                        Name = ObjectNames.Container,
                        Resources = new V1ResourceRequirements { Requests = Cores(FindRequest(pod, millicores)), Limits = Cores(millicores) },
                    },
                ],
            },
        };
        await api.ResizeAsync(scope, pod.Metadata.Name!, patch, cancellationToken);
    }

    // The request stays as it is, so that cores beyond it do not keep other pods off the node. But the quality-of-service class
    // must not change: a pod of the class Guaranteed has equal requests and limits, and others must not.
    private static int FindRequest(V1Pod pod, int limit)
    {
        var now = pod.Spec?.Containers.FirstOrDefault(container => container.Name == ObjectNames.Container)?.Resources;
        var reserved = Quantity.ToThousandths(now?.Requests.Find(Cpu));
        var memory = Quantity.ToUnits(now?.Limits.Find(Memory));
        var hasItsMemory = memory > 0 && memory == Quantity.ToUnits(now?.Requests.Find(Memory));
        if (!hasItsMemory) return (int)Math.Min(reserved, limit);
        var hasItsCores = reserved > 0 && reserved == Quantity.ToThousandths(now?.Limits.Find(Cpu));
        return hasItsCores ? limit : (int)Math.Min(reserved, limit - 1);
    }

    private static Dictionary<string, ResourceQuantity> Cores(int millicores) =>
        new(StringComparer.Ordinal) { [Cpu] = Quantity.FromMillicores(millicores) };

    private async Task<bool> FindSupportAsync(CancellationToken cancellationToken)
    {
        var core = await api.GetCoreResourcesAsync(cancellationToken);
        return core.Resources.Any(resource => resource.Name == Subresource);
    }
}
