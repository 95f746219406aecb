namespace Zoe.Backends.Kubernetes;

/// <summary>Names an object and says whose it is.</summary>
internal sealed record ObjectMeta
{
    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    /// <summary>How long before <see cref="DeletionTimestamp"/> the deletion was asked for.</summary>
    public long? DeletionGracePeriodSeconds { get; init; }

    public Dictionary<string, string>? Labels { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }

    public OwnerReference[]? OwnerReferences { get; init; }
}
