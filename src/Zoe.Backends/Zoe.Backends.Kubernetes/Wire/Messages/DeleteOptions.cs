namespace Zoe.Backends.Kubernetes;

/// <summary>How an object is to be deleted.</summary>
internal sealed record DeleteOptions
{
    public string ApiVersion { get; init; } = "v1";

    public string Kind { get; init; } = "DeleteOptions";

    public long? GracePeriodSeconds { get; init; }

    public DeletePreconditions? Preconditions { get; init; }

    /// <summary><c>Background</c>, or <c>Foreground</c> to keep the object until all that it owns is gone.</summary>
    public string? PropagationPolicy { get; init; }
}
