namespace Zoe.Backends.Kubernetes;

/// <summary>Which host name leads where.</summary>
internal sealed record IngressSpec
{
    public string? IngressClassName { get; init; }

    public IngressRule[]? Rules { get; init; }

    public IngressTls[]? Tls { get; init; }
}
