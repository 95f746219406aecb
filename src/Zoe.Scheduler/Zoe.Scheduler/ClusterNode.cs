using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>A node as the scheduler sees it.</summary>
public sealed record ClusterNode
{
    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Total resources for services.</summary>
    public required Resources Capacity { get; init; }

    /// <summary>False for a node that must get no new services: disabled or unreachable.</summary>
    public bool Schedulable { get; init; } = true;

    /// <summary>Labels that services can require.</summary>
    public ImmutableHashSet<string> Labels { get; init; } = [];

    /// <summary>Available images; null when any image can run on the node.</summary>
    public ImmutableHashSet<string>? Images { get; init; }
}
