using System.Collections.Concurrent;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Deletes pods and waits until they are gone, which is when their containers have ended.</summary>
internal sealed class PodRemoval(IKubernetesApi api, string scope, ClusterState cluster, TimeProvider time)
{
    // What a node may take beyond the grace to end the containers, unmount the volumes and report it.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(1);

    // When a pod last went from each node. Nodes end many pods one after the other: while they do, a pod that is
    // still there only waits in line.
    private readonly ConcurrentDictionary<string, long> _lastGone = new(StringComparer.Ordinal);

    /// <summary>Ends the pod, by force when it has not ended within the grace, and returns when it is gone.</summary>
    public async Task RemoveAsync(V1Pod pod, TimeSpan grace, CancellationToken cancellationToken)
    {
        // With 0 the API forgets the pod at once, and the container runs on for some time.
        await DeleteAsync(pod, Math.Max(1, (long)Math.Ceiling(grace.TotalSeconds)), cancellationToken);
        var uid = pod.Metadata.Uid!;
        var node = pod.Spec?.NodeName ?? "";
        for (var begin = time.GetTimestamp(); ;)
        {
            var changed = cluster.Changed;
            if (cluster.FindPod(uid) is null && await IsGoneAsync(pod, cancellationToken))
            {
                _lastGone[node] = time.GetTimestamp();
                return;
            }

            if (time.GetElapsedTime(Math.Max(begin, _lastGone.GetValueOrDefault(node))) > grace + Slack)
            {
                throw new BackendException(
                    BackendFailure.Retryable,
                    $"Pod '{pod.Metadata.Name}' on node '{node}' does not end although it was deleted");
            }

            if (cluster.Problem is { } problem) throw new BackendException(BackendFailure.Unreachable, problem);
            await Task.WhenAny(changed, Task.Delay(Check, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Deletes a pod from the API whose node does not answer. Should the node come back, its kubelet ends the container.
    /// </summary>
    public Task DeleteFromApiAsync(V1Pod pod, CancellationToken cancellationToken) => DeleteAsync(pod, seconds: 0, cancellationToken);

    private Task<bool> DeleteAsync(V1Pod pod, long seconds, CancellationToken cancellationToken) => api.DeleteAsync<V1Pod>(
        scope, pod.Metadata.Name!, new V1DeleteOptions
        {
            GracePeriodSeconds = seconds,
            Preconditions = new V1Preconditions { Uid = pod.Metadata.Uid },
            PropagationPolicy = "Background",
        },
        cancellationToken);

    private async Task<bool> IsGoneAsync(V1Pod pod, CancellationToken cancellationToken) =>
        await api.FindAsync<V1Pod>(scope, pod.Metadata.Name!, cancellationToken) is not { } found
        || found.Metadata.Uid != pod.Metadata.Uid;
}
