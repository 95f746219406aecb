using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>Whether a pod's container has ended, so that it writes no more output.</summary>
internal sealed class PodEnd(IKubernetesApi api, string scope, V1Pod pod, ClusterState cluster, TimeProvider time)
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(200);

    // Nodes report that a container has ended about a second after its output.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Wide enough for clocks that differ.
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(1);

    /// <summary>True when the end was so long ago that all output is written.</summary>
    public bool IsLongAgo { get; private set; }

    /// <summary>True when it has ended or does within some seconds.</summary>
    /// <exception cref="KubernetesApiException">The watch does not know the pod, and the API server did not return it.</exception>
    public async Task<bool> HasComeAsync(CancellationToken cancellationToken)
    {
        var wasRequested = false;
        for (var begin = time.GetTimestamp(); time.GetElapsedTime(begin) < Limit;)
        {
            var changed = cluster.Changed;
            if (cluster.Problem is not null) return false;
            var current = cluster.FindPod(pod.Metadata.Uid!);
            if (current is null && !wasRequested)
            {
                // It is gone, or the watch does not know it yet.
                wasRequested = true;
                current = await api.FindAsync<V1Pod>(scope, pod.Metadata.Name!, cancellationToken);
                if (current is null || current.Metadata.Uid != pod.Metadata.Uid) return true;
            }

            if (current is not null && PodObservation.ReadState(current) == ServiceState.Exited)
            {
                var finished = PodObservation.FindContainer(current)?.State?.Terminated?.FinishedAt;
                IsLongAgo = finished is { } at && time.GetUtcNow().UtcDateTime - at.ToUniversalTime() > LongAgo;
                return true;
            }

            await Task.WhenAny(changed, Task.Delay(CheckInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return false;
    }
}
