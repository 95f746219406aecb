using System.Net;
using k8s.Models;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Usage;

/// <summary>
/// What pods use, from the metrics API of the cluster, which metrics-server provides. It measures the use of cores over a
/// short window, so that CPU time is the sum of its measurements since this driver began to read them.
/// </summary>
internal sealed class PodUsage(IKubernetesApi api, string scope, string deployment, ClusterState state, TimeProvider time) : IDisposable
{
    // One request has the pods of all nodes, and the nodes are read one after the other.
    private static readonly TimeSpan ReusedFor = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Dictionary<string, MeasuredPod> _pods = new(StringComparer.Ordinal);
    private PodMetricsList _list = new();
    private long? _readAt;

    /// <summary>Samples of the running services on a node.</summary>
    public async Task<IReadOnlyList<UsageSample>> ReadAsync(string node, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_readAt is not { } at || time.GetElapsedTime(at) >= ReusedFor)
            {
                _list = await ListAsync(cancellationToken);
                _readAt = time.GetTimestamp();
            }

            _pods = Merge(_list);
            return [.. _pods.Values.Where(pod => pod.Node == node).Select(pod => pod.Sample)];
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<PodMetricsList> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await api.ListPodMetricsAsync(scope, ServiceMetadata.SelectPods(deployment), cancellationToken);
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            throw new BackendException(
                BackendFailure.Rejected,
                "The cluster has no metrics API (metrics.k8s.io), so what services use is unknown: install metrics-server in it",
                problem);
        }
    }

    /// <summary>The new measurements with what was summed up before; pods that are gone are left out.</summary>
    private Dictionary<string, MeasuredPod> Merge(PodMetricsList list)
    {
        var measured = new Dictionary<string, MeasuredPod>(StringComparer.Ordinal);
        var metrics = (list.Items ?? []).ToDictionary(one => one.Metadata.Name, StringComparer.Ordinal);
        foreach (var pod in state.ListPods())
        {
            if (!metrics.TryGetValue(pod.Metadata.Name, out var found)
                || state.Observe(pod) is not { State: ServiceState.Running } service
                // Of a former pod of this name.
                || found.Timestamp is not { } timestamp || timestamp < pod.Status?.StartTime)
            {
                continue;
            }

            var uid = pod.Metadata.Uid;
            measured[uid] = MeasuredPod.Next(_pods.GetValueOrDefault(uid), service, found, timestamp);
        }

        return measured;
    }
}
