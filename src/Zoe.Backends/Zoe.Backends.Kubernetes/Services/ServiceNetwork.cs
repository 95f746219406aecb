using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Says what objects make a service reachable: by name inside the cluster, and from outside.</summary>
internal sealed class ServiceNetwork(KubernetesBackendOptions options)
{
    private const string HttpPath = "/";

    /// <summary>The Services of a service.</summary>
    public IEnumerable<V1Service> DescribeServices(ServiceSpec spec, V1OwnerReference owner) =>
        DescribeServices(spec.Key, ObjectNames.ForPod(spec.HostName), FindPublished(spec), owner);

    /// <summary>The Services of a service, from its pod; their names are <see cref="NamesFor"/>.</summary>
    public IEnumerable<V1Service> DescribeServices(V1Pod pod, ServiceKey key) =>
        DescribeServices(key, pod.Metadata.Name!, [.. ReadPublished(pod)], pod.Metadata.OwnerReferences![0]);

    /// <summary>What the Services of a pod are called.</summary>
    public static IEnumerable<string> NamesFor(V1Pod pod)
    {
        yield return pod.Metadata.Name!;
        if (ReadPublished(pod).Any()) yield return ObjectNames.ForPorts(pod.Metadata.Name!);
    }

    /// <summary>The ports of a service that are published nowhere, since only this process needs them and reaches the pod.</summary>
    public static ServicePort[] FindHostPorts(ServiceSpec spec, KubernetesBackendOptions options) =>
        options.ReachesPods && !spec.HostPorts.IsDefaultOrEmpty ? [.. spec.HostPorts.Distinct()] : [];

    /// <summary>Where the ports of a pod can be reached that are published nowhere; none as long as it has no address.</summary>
    public static IEnumerable<PublishedPort> ReadHostPorts(V1Pod pod) => pod.Status?.PodIP is { Length: > 0 } address
        ? ReadPorts(pod).Where(port => ServiceMetadata.IsHostPort(pod, port)).Select(port => new PublishedPort(port, address, port.Number))
        : [];

    private static IEnumerable<ServicePort> ReadPublished(V1Pod pod) => ReadPorts(pod).Where(port => !ServiceMetadata.IsHostPort(pod, port));

    private static IEnumerable<ServicePort> ReadPorts(V1Pod pod) =>
        (pod.Spec?.Containers.FirstOrDefault(one => one.Name == ObjectNames.Container)?.Ports ?? [])
            .Select(port => new ServicePort(port.ContainerPort, port.Protocol.ToLowerInvariant()));

    private ServicePort[] FindPublished(ServiceSpec spec) =>
        spec.Ports.IsDefaultOrEmpty ? [] : [.. spec.Ports.Distinct().Except(FindHostPorts(spec, options))];

    private IEnumerable<V1Service> DescribeServices(ServiceKey key, string name, ServicePort[] ports, V1OwnerReference owner)
    {
        yield return new V1Service
        {
            Metadata = Describe(name, key, owner),
            Spec = new V1ServiceSpec
            {
                Type = "ClusterIP",
                ClusterIP = "None",
                Selector = ServiceMetadata.SelectPod(key, options.DeploymentName),
                // The name is known before the service is ready, as it is on Docker networks.
                PublishNotReadyAddresses = true,
            },
        };
        if (ports.Length == 0) yield break;
        yield return new V1Service
        {
            Metadata = Describe(ObjectNames.ForPorts(name), key, owner),
            Spec = new V1ServiceSpec
            {
                Type = options.Exposure switch
                {
                    KubernetesExposure.NodePort => "NodePort",
                    KubernetesExposure.LoadBalancer => "LoadBalancer",
                    _ => "ClusterIP",
                },
                Selector = ServiceMetadata.SelectPod(key, options.DeploymentName),
                Ports = [.. ports.Select(Describe)],
                PublishNotReadyAddresses = true,
            },
        };
    }

    /// <summary>The Ingress of a service; null when it has none.</summary>
    public V1Ingress? DescribeIngress(ServiceSpec spec, V1OwnerReference owner)
    {
        if (options.Exposure != KubernetesExposure.Ingress) return null;
        var name = ObjectNames.ForPod(spec.HostName);
        var ports = FindPublished(spec).Where(IsTcp).ToArray();
        if (ports.Length == 0) return null;
        var hosts = ports.Select((port, index) => (Host: GetHost(name, port.Number, index == 0), port.Number)).ToArray();
        return new V1Ingress
        {
            Metadata = Describe(ObjectNames.ForPorts(name), spec.Key, owner),
            Spec = new V1IngressSpec
            {
                IngressClassName = options.Ingress!.ClassName,
                Rules = [.. hosts.Select(one => DescribeRule(one.Host, ObjectNames.ForPorts(name), one.Number))],
                Tls = options.Ingress.TlsSecret is { } secret
                    ? [new V1IngressTLS { Hosts = [.. hosts.Select(one => one.Host)], SecretName = secret }]
                    : null,
            },
        };
    }

    /// <summary>Where a service's ports can be reached, from the Service that publishes them.</summary>
    /// <param name="service">The Service.</param>
    /// <param name="pod">Name of the service's pod.</param>
    /// <param name="nodeAddress">Address of the node that it runs on.</param>
    public IEnumerable<PublishedPort> ReadPorts(V1Service service, string pod, string nodeAddress)
    {
        var first = true;
        foreach (var port in service.Spec?.Ports ?? [])
        {
            var inside = new ServicePort(port.Port, port.Protocol.ToLowerInvariant());
            switch (options.Exposure)
            {
                case KubernetesExposure.NodePort when port.NodePort is > 0 and var number:
                    yield return new PublishedPort(inside, nodeAddress, number);
                    break;
                case KubernetesExposure.LoadBalancer when service.Status?.LoadBalancer?.Ingress is [{ } balancer, ..]:
                    yield return new PublishedPort(inside, balancer.Hostname ?? balancer.Ip ?? nodeAddress, port.Port);
                    break;
                case KubernetesExposure.Ingress when IsTcp(inside):
                    yield return new PublishedPort(
                        inside, GetHost(pod, port.Port, first), options.Ingress!.TlsSecret is null ? 80 : 443);
                    first = false;
                    break;
            }
        }
    }

    private string GetHost(string pod, int port, bool first) =>
        first ? $"{pod}.{options.Ingress!.HostSuffix}" : $"{pod}-{port}.{options.Ingress!.HostSuffix}";

    private static bool IsTcp(ServicePort port) => string.Equals(port.Protocol, "tcp", StringComparison.OrdinalIgnoreCase);

    private static V1ServicePort Describe(ServicePort port) => new()
    {
        Name = $"{port.Protocol}-{port.Number}",
        Port = port.Number,
        Protocol = port.Protocol.ToUpperInvariant(),
    };

    private static V1IngressRule DescribeRule(string host, string service, int port)
    {
        var backend = new V1IngressServiceBackend { Name = service, Port = new V1ServiceBackendPort { Number = port } };
        var path = new V1HTTPIngressPath
        {
            Path = HttpPath,
            PathType = "Prefix",
            Backend = new V1IngressBackend { Service = backend },
        };
        return new V1IngressRule { Host = host, Http = new V1HTTPIngressRuleValue { Paths = [path] } };
    }

    private V1ObjectMeta Describe(string name, ServiceKey key, V1OwnerReference owner) => new()
    {
        Name = name,
        Labels = ServiceMetadata.LabelSlot(key, options.DeploymentName),
        OwnerReferences = [owner],
    };
}
