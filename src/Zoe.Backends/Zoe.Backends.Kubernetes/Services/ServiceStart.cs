using System.Net;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>
/// Starts services so that a repeat is harmless: the pod's name is the slot's, so the cluster never has two pods of one
/// slot, and when the name is taken, the labels show whose pod it is.
/// </summary>
internal sealed class ServiceStart(
    IKubernetesApi api,
    string scope,
    KubernetesBackendOptions options,
    ClusterState cluster,
    ExecutionOwner owner,
    PodRemoval removal,
    StartWait wait,
    KeyedLocks slots,
    ILogger logger)
{
    private const int MostTries = 20;

    private readonly ServicePod _pods = new(options);
    private readonly ServiceNetwork _network = new(options);

    /// <summary>Starts the service, or finds it started.</summary>
    public async Task<ObservedService> RunAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        using var turn = await slots.EnterAsync(spec.Key.ServiceId, cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var pod = await FindAsync(spec, node, cancellationToken) ?? await CreateAsync(spec, node, cancellationToken);
            if (pod is not null) return await wait.RunAsync(spec, pod, node, cancellationToken);
        }

        throw new BackendException(
            BackendFailure.Retryable, $"Pod '{ObjectNames.ForPod(spec.HostName)}' is being changed by others");
    }

    // The pod of this start if it was made before; one of an older start is removed.
    private async Task<V1Pod?> FindAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        var name = ObjectNames.ForPod(spec.HostName);
        if (await api.FindAsync<V1Pod>(scope, name, cancellationToken) is not { } present) return null;
        if (!ServiceMetadata.TryRead(present.Metadata, options.DeploymentName, out var key, out var epoch))
            throw Refuse(name, $"is taken by a pod that does not belong to deployment '{options.DeploymentName}'");
        if (key == spec.Key)
        {
            await owner.MakeAsync(
                key.ExecutionId, reference => PublishAsync(spec, reference, cancellationToken), cancellationToken);
            return present;
        }

        if (epoch > spec.Epoch || (key.ServiceId == spec.Key.ServiceId && key.Attempt > spec.Key.Attempt))
            throw Refuse(name, $"belongs to {key} of epoch {epoch}, which is newer than {spec.Key} of epoch {spec.Epoch}");
        if (epoch == spec.Epoch && key.ServiceId != spec.Key.ServiceId)
            throw Refuse(name, $"belongs to another service, {key}");
        StartLog.Replacing(logger, key, spec.Key, node);
        if (IsLost(present)) await removal.DeleteFromApiAsync(present, cancellationToken);
        else await removal.RemoveAsync(present, TimeSpan.Zero, cancellationToken);
        return null;
    }

    // Null when another client created one first.
    private async Task<V1Pod?> CreateAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        try
        {
            return await owner.MakeAsync(
                spec.Key.ExecutionId,
                async reference =>
                {
                    var pod = Describe(spec, node, reference);
                    await PublishAsync(spec, reference, cancellationToken);
                    return await api.CreateAsync(scope, pod, cancellationToken);
                },
                cancellationToken);
        }
        catch (KubernetesApiException problem) when (problem.Reason == "AlreadyExists")
        {
            return null;
        }
        catch (Exception problem) when (problem is BackendException || problem is KubernetesApiException { Status: not null })
        {
            // Nothing runs, so nothing is to be reachable either.
            await owner.RemoveIfUnusedAsync(spec.Key.ExecutionId, cancellationToken);
            if (problem is KubernetesApiException { Status: HttpStatusCode.NotFound } missing)
                throw new BackendException(BackendFailure.Rejected, $"{spec.Key} cannot be started: {missing.Message}", missing);
            throw;
        }
    }

    private async Task<bool> PublishAsync(ServiceSpec spec, V1OwnerReference reference, CancellationToken cancellationToken)
    {
        foreach (var service in _network.DescribeServices(spec, reference))
        {
            var made = await api.ApplyAsync(scope, service, cancellationToken);
            // So that the ports are known before the pod is.
            cluster.AddService(made);
        }

        if (_network.DescribeIngress(spec, reference) is { } ingress)
            await api.ApplyAsync(scope, ingress, cancellationToken);
        return true;
    }

    private V1Pod Describe(ServiceSpec spec, string node, V1OwnerReference reference)
    {
        try
        {
            return _pods.Describe(spec, node, reference);
        }
        catch (FormatException problem)
        {
            throw new BackendException(BackendFailure.Rejected, $"{spec.Key} cannot be started: {problem.Message}", problem);
        }
    }

    private bool IsLost(V1Pod pod) =>
        options.NodeChoice != KubernetesNodeChoice.Cluster
        && pod.Spec?.NodeName is { } name && cluster.FindNode(name) is not { Online: true };

    private BackendException Refuse(string name, string why) =>
        new(BackendFailure.Rejected, $"The name '{name}' in namespace '{scope}' {why}");
}
