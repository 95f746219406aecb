namespace Zoe.Backends.Kubernetes;

/// <summary>The kinds of objects that the driver uses.</summary>
internal static class ResourceTypes
{
    public static ResourceType<Pod> Pods { get; } = new(
        "v1", "Pod", "pods", KubernetesJson.Default.Pod, KubernetesJson.Default.ResourceListPod);

    public static ResourceType<Node> Nodes { get; } = new(
        "v1", "Node", "nodes", KubernetesJson.Default.Node, KubernetesJson.Default.ResourceListNode);

    public static ResourceType<KubeService> Services { get; } = new(
        "v1", "Service", "services", KubernetesJson.Default.KubeService, KubernetesJson.Default.ResourceListKubeService);

    public static ResourceType<ConfigMap> ConfigMaps { get; } = new(
        "v1", "ConfigMap", "configmaps", KubernetesJson.Default.ConfigMap, KubernetesJson.Default.ResourceListConfigMap);

    public static ResourceType<KubeEvent> Events { get; } = new(
        "v1", "Event", "events", KubernetesJson.Default.KubeEvent, KubernetesJson.Default.ResourceListKubeEvent);

    public static ResourceType<Ingress> Ingresses { get; } = new(
        "networking.k8s.io/v1", "Ingress", "ingresses", KubernetesJson.Default.Ingress,
        KubernetesJson.Default.ResourceListIngress);
}
