using k8s.Models;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Stops services and removes what is left of them.</summary>
internal sealed class ServiceStop(
    IKubernetesApi api, string scope, KubernetesBackendOptions options, ExecutionOwner owner, PodRemoval removal, KeyedLocks slots)
{
    /// <summary>Stops one attempt of a service; others of the same slot are left alone.</summary>
    public async Task RunAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        using var turn = await slots.EnterAsync(key.ServiceId, cancellationToken);
        await RemoveAsync(key, node, grace, cancellationToken);
    }

    /// <summary>The same for those whose turn it is.</summary>
    public async Task RemoveAsync(ServiceKey key, string node, TimeSpan grace, CancellationToken cancellationToken)
    {
        var isLast = true;
        foreach (var pod in await ListSlotAsync(key, cancellationToken))
        {
            if (ServiceMetadata.TryRead(pod.Metadata, options.DeploymentName, out var found, out _) && found == key && IsOn(pod, node))
                await removal.RemoveAsync(pod, grace, cancellationToken);
            else isLast = false;
        }

        if (!isLast) return;
        await RemoveNetworkAsync(key, cancellationToken);
        await owner.RemoveIfUnusedAsync(key.ExecutionId, cancellationToken);
    }

    private async Task<IList<V1Pod>> ListSlotAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        var slot = ServiceMetadata.SelectSlot(key, options.DeploymentName);
        return (await api.ListAsync<V1Pod>(scope, slot, cancellationToken)).Items;
    }

    private bool IsOn(V1Pod pod, string node) =>
        options.NodeChoice == KubernetesNodeChoice.Cluster || pod.Spec?.NodeName is null || pod.Spec.NodeName == node;

    private async Task RemoveNetworkAsync(ServiceKey key, CancellationToken cancellationToken)
    {
        var slot = ServiceMetadata.SelectSlot(key, options.DeploymentName);
        var gone = new V1DeleteOptions { PropagationPolicy = "Background" };
        var services = await api.ListAsync<V1Service>(scope, slot, cancellationToken);
        foreach (var service in services.Items)
            await api.DeleteAsync<V1Service>(scope, service.Metadata.Name!, gone, cancellationToken);
        if (options.Exposure != KubernetesExposure.Ingress) return;
        var ingresses = await api.ListAsync<V1Ingress>(scope, slot, cancellationToken);
        foreach (var ingress in ingresses.Items)
            await api.DeleteAsync<V1Ingress>(scope, ingress.Metadata.Name!, gone, cancellationToken);
    }
}
