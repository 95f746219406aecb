using System.Collections.Immutable;

namespace Zoe.Backends.Kubernetes;

/// <summary>The Services that publish the ports of services.</summary>
internal sealed class ServiceTable(ClusterState cluster, ServiceNetwork network)
    : ClusterTable<KubeService>(cluster, nameof(ClusterState.Services))
{
    /// <summary>Where the ports of a pod can be reached; none as long as that is not known. Under the lock.</summary>
    public ImmutableArray<PublishedPort> FindPorts(Pod pod) =>
        ReadPorts(Known.GetValueOrDefault(ServiceNames.ForPorts(pod.Metadata.Name!)), pod);

    /// <summary>True while there is a Service of this name.</summary>
    public bool Has(string name)
    {
        lock (Cluster.Lock) return Known.ContainsKey(name);
    }

    /// <summary>Where the ports of a pod can be reached, by the Service that publishes them if there is one.</summary>
    public ImmutableArray<PublishedPort> ReadPorts(KubeService? service, Pod pod) =>
    [
        .. service is null ? [] : network.ReadPorts(service, pod.Metadata.Name!, Cluster.Nodes.FindAddress(pod.Spec?.NodeName)),
        .. ServiceNetwork.ReadHostPorts(pod),
    ];

    protected override string Identify(KubeService one) => one.Metadata.Name!;

    // Load balancers get their addresses late.
    protected override void OnPut(KubeService? before, KubeService now)
    {
        if (before?.Status?.LoadBalancer?.Ingress is null && now.Status?.LoadBalancer?.Ingress is not null)
            Cluster.Pods.TellPorts(now.Metadata.Name!);
    }

    // The next list finds it missing and has it made again.
    protected override void OnRemoved(KubeService last)
    {
        if (Cluster.Pods.FindAlive(last.Metadata.Name!) is { } node) Cluster.Events.Publish(new EventStreamReconnected(node));
    }
}
