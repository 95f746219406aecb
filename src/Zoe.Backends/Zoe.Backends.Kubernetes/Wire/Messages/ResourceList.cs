namespace Zoe.Backends.Kubernetes;

/// <summary>Objects of one kind.</summary>
internal sealed record ResourceList<T>
{
    public ListMeta? Metadata { get; init; }

    public T[]? Items { get; init; }
}
