namespace Zoe.Backends.Kubernetes;

/// <summary>What all objects of the API have.</summary>
internal abstract record KubernetesObject
{
    /// <summary>Group and version; needed in what is sent, absent in the items of lists.</summary>
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ObjectMeta Metadata { get; init; } = new();
}
