namespace Zoe.Backends.Kubernetes;

/// <summary>Which pods a Service leads to, and how.</summary>
internal sealed record KubeServiceSpec
{
    public string? Type { get; init; }

    /// <summary><c>None</c> makes it headless: its name resolves to the pods themselves.</summary>
    public string? ClusterIP { get; init; }

    public Dictionary<string, string>? Selector { get; init; }

    public KubeServicePort[]? Ports { get; init; }

    public bool? PublishNotReadyAddresses { get; init; }
}
