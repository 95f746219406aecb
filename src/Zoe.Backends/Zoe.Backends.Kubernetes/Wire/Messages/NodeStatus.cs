namespace Zoe.Backends.Kubernetes;

/// <summary>What a node has and whether it answers.</summary>
internal sealed record NodeStatus
{
    public Dictionary<string, string>? Allocatable { get; init; }

    public Condition[]? Conditions { get; init; }

    public NodeAddress[]? Addresses { get; init; }

    public NodeImage[]? Images { get; init; }
}
