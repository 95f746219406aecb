using System.Collections.Immutable;
using k8s.Models;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>The Services that publish the ports of services.</summary>
internal sealed class ServiceTable(ClusterTables tables, ServiceNetwork network)
    : ClusterTable<V1Service>(tables, nameof(ClusterTables.Services))
{
    /// <summary>Where the ports of a pod can be reached; none as long as that is not known.</summary>
    public ImmutableArray<PublishedPort> FindPorts(V1Pod pod) =>
        ReadPorts(Known.GetValueOrDefault(ObjectNames.ForPorts(pod.Metadata.Name!)), pod);

    /// <summary>True while there is a Service of this name.</summary>
    public bool Has(string name) => Known.ContainsKey(name);

    /// <summary>Where the ports of a pod can be reached, by the Service that publishes them if there is one.</summary>
    public ImmutableArray<PublishedPort> ReadPorts(V1Service? service, V1Pod pod) =>
    [
        .. service is null ? [] : network.ReadPorts(service, pod.Metadata.Name!, Tables.Nodes.FindAddress(pod.Spec?.NodeName)),
        .. ServiceNetwork.ReadHostPorts(pod),
    ];

    protected override string Identify(V1Service one) => one.Metadata.Name!;

    // Load balancers get their addresses late.
    protected override void OnPut(V1Service? before, V1Service now)
    {
        if (before?.Status?.LoadBalancer?.Ingress is null && now.Status?.LoadBalancer?.Ingress is not null)
            Tables.Pods.PublishPorts(now.Metadata.Name!);
    }

    // The next list finds it missing and has it made again.
    protected override void OnRemoved(V1Service last)
    {
        if (Tables.Pods.FindAlive(last.Metadata.Name!) is { } node) Tables.Events.Publish(new EventStreamReconnected(node));
    }
}
