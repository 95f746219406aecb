namespace Zoe.Backends.Kubernetes;

/// <summary>What an administrator wants of a node.</summary>
internal sealed record NodeSpec
{
    /// <summary>True when it is cordoned.</summary>
    public bool? Unschedulable { get; init; }

    public Taint[]? Taints { get; init; }
}
