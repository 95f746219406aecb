namespace Zoe.TestKubernetes.Store;

/// <summary>A kind of objects.</summary>
internal sealed record ResourceKind(string ApiVersion, string Kind, string Plural, bool IsNamespaced)
{
    public static IReadOnlyList<ResourceKind> All { get; } =
    [
        new("v1", "Pod", "pods", true),
        new("v1", "Service", "services", true),
        new("v1", "ConfigMap", "configmaps", true),
        new("v1", "Event", "events", true),
        new("v1", "Node", "nodes", false),
        new("networking.k8s.io/v1", "Ingress", "ingresses", true),
    ];

    public string Group => ApiVersion.Contains('/', StringComparison.Ordinal) ? ApiVersion.Split('/')[0] : "";
}
