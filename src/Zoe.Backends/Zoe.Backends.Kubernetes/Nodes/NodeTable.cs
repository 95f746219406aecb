using System.Collections.Immutable;
using k8s.Models;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Nodes;

/// <summary>The nodes of the cluster.</summary>
internal sealed class NodeTable(ClusterTables tables, KubernetesBackendOptions options)
    : ClusterTable<V1Node>(tables, nameof(ClusterTables.Nodes))
{
    private readonly NodeObservation _observation = new(options);
    private readonly Dictionary<string, BackendNode> _observed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BackendNode> _described = new(StringComparer.Ordinal);

    /// <summary>All nodes; offline while the API server does not answer.</summary>
    public IReadOnlyList<BackendNode> Describe() => [.. _described.Values.Select(Overlay)];

    /// <summary>One node; null when there is none of that name.</summary>
    public BackendNode? Find(string name) => _described.TryGetValue(name, out var node) ? Overlay(node) : null;

    /// <summary>The address at which users reach services on a node of the cluster.</summary>
    public string FindAddress(string? name) => name is not null && Known.TryGetValue(name, out var node)
        ? _observation.From(node, default).ExternalAddress
        : options.ExternalAddress ?? "";

    /// <summary>True for a node that an administrator has closed for new pods, as a drain does.</summary>
    public bool IsCordoned(string? name) =>
        name is not null && Known.TryGetValue(name, out var node) && node.Spec?.Unschedulable == true;

    /// <summary>Looks at a node again and publishes what has changed.</summary>
    public void Refresh(string name)
    {
        if (Known.TryGetValue(name, out var node)) _observed[name] = _observation.From(node, Tables.Foreign.On(name));
        else _observed.Remove(name);
        if (options.NodeChoice == KubernetesNodeChoice.Cluster)
            Put(KubernetesBackend.ClusterNode, _observed.Count == 0 ? null : Sum([.. _observed.Values]));
        else Put(name, _observed.GetValueOrDefault(name));
    }

    protected override string Identify(V1Node one) => one.Metadata.Name!;

    protected override void OnPut(V1Node? before, V1Node now) => Refresh(now.Metadata.Name!);

    protected override void OnRemoved(V1Node last) => Refresh(last.Metadata.Name!);

    private void Put(string name, BackendNode? now)
    {
        var before = _described.GetValueOrDefault(name);
        if (now is null) _described.Remove(name);
        else _described[name] = now;
        if (!Tables.IsKnown || Tables.Problem is not null) return;
        if (now is not null)
        {
            Publish(before, now);
            return;
        }

        if (before is null) return;
        Tables.Events.Publish(new NodeChanged(
            before with { Online = false, Problem = "The node is no longer part of the cluster" }));
    }

    private void Publish(BackendNode? before, BackendNode now)
    {
        if (before is not null && IsSame(before, now)) return;
        Tables.Events.Publish(new NodeChanged(now));
        if (now.Online && before?.Online != true) Tables.Events.Publish(new EventStreamReconnected(now.Name));
    }

    private BackendNode Overlay(BackendNode node) => Tables.Problem is { } problem
        ? node with { Online = false, ControlPlaneUnreachable = true, Problem = problem }
        : node;

    private static bool IsSame(BackendNode left, BackendNode right) =>
        left.Labels.SetEquals(right.Labels)
        && left.Images is null == right.Images is null
        && (left.Images is null || left.Images.SetEquals(right.Images!))
        && left with { Labels = right.Labels, Images = right.Images } == right;

    // For a cluster that places services itself, only what it has in all matters.
    private static BackendNode Sum(ImmutableArray<BackendNode> nodes)
    {
        var usable = nodes.Where(node => node is { Online: true, Disabled: false }).ToImmutableArray();
        var any = usable.Length > 0 ? usable[0] : nodes[0];
        // When all are cordoned, that is why nothing can run here, and not that they have too little.
        var counted = usable.IsEmpty ? nodes : usable;
        return new BackendNode
        {
            Name = KubernetesBackend.ClusterNode,
            Online = nodes.Any(node => node.Online),
            Problem = nodes.Any(node => node.Online) ? null : $"No node of the cluster is ready, for example {any.Name}: {any.Problem}",
            Disabled = usable.IsEmpty,
            DisabledReason = usable.IsEmpty ? nodes.Select(node => node.DisabledReason).FirstOrDefault(reason => reason is not null) : null,
            Millicores = counted.Sum(node => node.Millicores),
            MemoryBytes = counted.Sum(node => node.MemoryBytes),
            ExternalAddress = any.ExternalAddress,
        };
    }
}
