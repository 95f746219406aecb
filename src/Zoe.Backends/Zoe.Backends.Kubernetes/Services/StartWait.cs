using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Waits until a pod runs, publishes why it does not yet run, and fails when it cannot run or takes too long.</summary>
internal sealed class StartWait(
    KubernetesBackendOptions options, ClusterState cluster, ServiceStop stop, IKubernetesApi api, string scope, TimeProvider time)
{
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(1);

    // Longer than a short outage of a registry.
    private static readonly TimeSpan PullTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RoomTimeout = TimeSpan.FromSeconds(20);

    /// <summary>The service when it runs or has ended.</summary>
    public async Task<ObservedService> RunAsync(
        ServiceSpec spec, V1Pod pod, string node, CancellationToken cancellationToken)
    {
        var uid = pod.Metadata.Uid!;
        var wasKnown = false;
        var requested = time.GetTimestamp();
        StartProblem? published = null;
        (StartProblemKind Kind, long Since)? trouble = null;
        for (var begin = time.GetTimestamp(); ;)
        {
            var changed = cluster.Changed;
            var known = cluster.FindPod(uid);
            wasKnown |= known is not null;
            var isGone = known is null && wasKnown;
            if (known is null && !wasKnown && time.GetElapsedTime(requested) >= Check)
            {
                isGone = await IsGoneAsync(pod, cancellationToken);
                requested = time.GetTimestamp();
            }

            if (isGone)
                throw new BackendException(BackendFailure.Retryable, $"{spec.Key} was deleted outside Zoe while it started");
            var current = known ?? pod;
            var why = cluster.FindStartProblem(current);
            if (PodObservation.ReadState(current) != ServiceState.Created && why?.Kind is not (StartProblemKind.Permanent or StartProblemKind.RejectedByNode))
                return cluster.Observe(current)!;
            if (why is not null && why != published)
            {
                cluster.Publish(new ServiceProgress(spec.Key, node, why.Text));
                published = why;
            }

            if (why?.Kind != trouble?.Kind) trouble = why is null ? null : (why.Kind, time.GetTimestamp());
            var waited = trouble is { } one ? time.GetElapsedTime(one.Since) : TimeSpan.Zero;
            if (FindEnd(why, waited, time.GetElapsedTime(begin)) is { } failure)
            {
                await stop.RemoveAsync(spec.Key, node, TimeSpan.Zero, cancellationToken);
                throw new BackendException(failure, why?.Text ?? $"It did not run within {options.StartLimit}");
            }

            if (cluster.Problem is { } problem) throw new BackendException(BackendFailure.Unreachable, problem);
            if (cluster.FindNode(node) is { Online: false } lost)
                throw new BackendException(BackendFailure.Unreachable, $"Node '{node}' cannot be reached: {lost.Problem}");
            await Task.WhenAny(changed, Task.Delay(Check, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // What kind of failure it is to wait no longer; null to wait on.
    private BackendFailure? FindEnd(StartProblem? why, TimeSpan lasting, TimeSpan all) => why?.Kind switch
    {
        StartProblemKind.Permanent => BackendFailure.Rejected,
        StartProblemKind.RejectedByNode => BackendFailure.Retryable,
        StartProblemKind.ImagePull when lasting > PullTimeout => BackendFailure.Rejected,
        StartProblemKind.Unschedulable when lasting > RoomTimeout => BackendFailure.Retryable,
        _ when all > options.StartLimit => BackendFailure.Retryable,
        _ => null,
    };

    private async Task<bool> IsGoneAsync(V1Pod pod, CancellationToken cancellationToken) =>
        await api.FindAsync<V1Pod>(scope, pod.Metadata.Name!, cancellationToken) is not { } found
        || found.Metadata.Uid != pod.Metadata.Uid;
}
