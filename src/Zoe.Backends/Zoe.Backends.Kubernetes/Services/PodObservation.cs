using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Converts pods to what the driver reports of services.</summary>
internal sealed class PodObservation(KubernetesBackendOptions options)
{
    // What the OOM killer leaves, and what a container's runtime calls it.
    private const string OutOfMemoryReason = "OOMKilled";

    /// <summary>The service that a pod is, without its ports; null when it is none of ours.</summary>
    public ObservedService? From(V1Pod pod)
    {
        if (!ServiceMetadata.TryRead(pod.Metadata, options.DeploymentName, out var key, out var epoch)) return null;
        var state = ReadState(pod);
        var ended = FindContainer(pod)?.State?.Terminated;
        return new ObservedService
        {
            Key = key,
            Node = FindNode(pod),
            BackendId = pod.Metadata.Uid ?? "",
            State = state,
            Epoch = epoch,
            ExitCode = state == ServiceState.Exited ? ended?.ExitCode : null,
            // Runtimes also report it when a child process was killed and the service itself ended with success.
            OutOfMemory = ended is { Reason: OutOfMemoryReason, ExitCode: not 0 },
            EndedAt = state == ServiceState.Exited ? ended?.FinishedAt : null,
            Reason = state == ServiceState.Exited ? PodReason.FindEndReason(pod) : null,
            IpAddress = state == ServiceState.Running && pod.Status?.PodIP is { Length: > 0 } address ? address : null,
        };
    }

    /// <summary>The node that Zoe knows the pod to be on: where it was ordered to be, or the cluster as a whole.</summary>
    public string FindNode(V1Pod pod) => options.NodeChoice == KubernetesNodeChoice.Cluster
        ? KubernetesBackend.ClusterNode
        : pod.Spec?.NodeName ?? pod.GetAnnotation(ServiceMetadata.NodeAnnotation) ?? "";

    /// <summary>The service's container; null while none was reported.</summary>
    public static V1ContainerStatus? FindContainer(V1Pod pod) =>
        pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == ObjectNames.Container);

    /// <summary>Whether the service runs.</summary>
    public static ServiceState ReadState(V1Pod pod)
    {
        if (HasEnded(pod) || FindContainer(pod)?.State?.Terminated is not null) return ServiceState.Exited;
        return FindContainer(pod)?.State?.Running is not null ? ServiceState.Running : ServiceState.Created;
    }

    /// <summary>True for a pod that will never run again and takes nothing of its node any more.</summary>
    public static bool HasEnded(V1Pod pod) => pod.Status?.Phase is "Succeeded" or "Failed";
}
