using System;
using k8s.Models;
using Zoe.Backends.Kubernetes.Services;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Nodes;

/// <summary>Pods that are not this deployment's and take something of the nodes.</summary>
internal sealed class ForeignPodTable(ClusterTables tables, string deployment)
    : ClusterTable<V1Pod>(tables, nameof(ClusterTables.Foreign))
{
    private readonly Dictionary<string, Reservation> _sums = new(StringComparer.Ordinal);

    /// <summary>What they take of a node.</summary>
    public Reservation On(string node) => _sums.GetValueOrDefault(node);

    protected override string Identify(V1Pod one) => one.Metadata.Uid!;

    protected override void OnPut(V1Pod? before, V1Pod now)
    {
        var (was, isNow) = (Take(before), Take(now));
        if (was == isNow) return;
        Add(was.Node, default(Reservation) - was.Amount);
        Add(isNow.Node, isNow.Amount);
        if (was.Node is { } left && left != isNow.Node) Tables.Nodes.Refresh(left);
        if (isNow.Node is { } taken) Tables.Nodes.Refresh(taken);
    }

    protected override void OnRemoved(V1Pod last)
    {
        var was = Take(last);
        Add(was.Node, default(Reservation) - was.Amount);
        if (was.Node is { } left) Tables.Nodes.Refresh(left);
    }

    private (string? Node, Reservation Amount) Take(V1Pod? pod)
    {
        if (pod?.Spec?.NodeName is not { Length: > 0 } node || PodObservation.HasEnded(pod)) return default;
        return ServiceMetadata.TryRead(pod.Metadata, deployment, out _, out _) ? default : (node, Reservation.Of(pod));
    }

    private void Add(string? node, Reservation amount)
    {
        if (node is not null) _sums[node] = _sums.GetValueOrDefault(node) + amount;
    }
}
