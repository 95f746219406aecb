using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>A node as the scheduler sees it.</summary>
public sealed record ClusterNode
{
    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>What the node offers to services in total, before any placement.</summary>
    public required Resources Capacity { get; init; }

    /// <summary>False for a node that must get nothing new: disabled or unreachable.</summary>
    public bool Schedulable { get; init; } = true;

    /// <summary>Labels that services can ask for.</summary>
    public ImmutableHashSet<string> Labels { get; init; } = [];

    /// <summary>Images present; null when images play no role on this node.</summary>
    public ImmutableHashSet<string>? Images { get; init; }
}
