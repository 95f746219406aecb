using System.Collections.Concurrent;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>
/// Recreates the Services of pods that another client has deleted. All that they need is in the pod itself, so that this
/// also works for pods of an earlier run of the server.
/// </summary>
internal sealed class NetworkRepair(
    IKubernetesApi api, string scope, KubernetesBackendOptions options, ClusterState cluster, KeyedLocks slots, ILogger logger)
    : IAsyncDisposable
{
    private readonly ServiceNetwork _network = new(options);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Begins to create what is missing, without waiting for it.</summary>
    public void Check(IEnumerable<V1Pod> pods, IReadOnlyCollection<string> services)
    {
        foreach (var pod in pods)
        {
            if (!IsAlive(pod) || ServiceNetwork.NamesFor(pod).All(services.Contains)) continue;
            var uid = pod.Metadata.Uid!;
            // Started only when it is the one that is kept.
            var repair = new Lazy<Task>(() => RepairAsync(pod, uid));
            _ = _running.GetOrAdd(uid, _ => repair.Value);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_running.Values);
        _closing.Dispose();
    }

    private static bool IsAlive(V1Pod pod) =>
        pod.Metadata is { DeletionTimestamp: null, OwnerReferences.Count: > 0 } && !PodObservation.HasEnded(pod);

    private async Task RepairAsync(V1Pod pod, string uid)
    {
        await Task.Yield();
        try
        {
            if (!ServiceMetadata.TryRead(pod.Metadata, options.DeploymentName, out var key, out _)) return;
            // Starts and stops of the service create and delete its network themselves.
            using var turn = await slots.EnterAsync(key.ServiceId, _closing.Token);
            if (cluster.FindPod(uid) is not { } current || !IsAlive(current)) return;
            // A list of Services that is older than the pod lacks those that were made with it.
            if (ServiceNetwork.NamesFor(current).All(cluster.HasService)) return;
            foreach (var service in _network.DescribeServices(current, key))
            {
                var made = await api.ApplyAsync(scope, service, _closing.Token);
                cluster.AddService(made);
            }

            cluster.PublishPorts(ObjectNames.ForPorts(current.Metadata.Name!));
            NetworkRepairLog.Repaired(logger, key);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The driver is being closed.
        }
        catch (KubernetesApiException problem)
        {
            // The next list shows whether it is still missing.
            NetworkRepairLog.NotRepaired(logger, pod.Metadata.Name!, problem.Message);
        }
        finally
        {
            _running.TryRemove(uid, out _);
        }
    }
}
