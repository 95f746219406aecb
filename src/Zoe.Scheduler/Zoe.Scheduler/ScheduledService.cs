using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>A service instance of an execution, placed or not.</summary>
public sealed record ScheduledService
{
    /// <summary>Identifier, unique over all executions.</summary>
    public required long Id { get; init; }

    /// <summary>True when the application makes no progress without it.</summary>
    public required bool Essential { get; init; }

    /// <summary>The resources it reserves.</summary>
    public required Resources Demand { get; init; }

    /// <summary>Labels that its node must have.</summary>
    public ImmutableHashSet<string> Labels { get; init; } = [];

    /// <summary>The image that its node must have; null for any.</summary>
    public string? Image { get; init; }

    /// <summary>Services of an execution with the same affinity group must run on one node; null for none.</summary>
    public string? AffinityGroup { get; init; }

    /// <summary>Services of an execution with the same anti-affinity group must run on different nodes; null for none.</summary>
    public string? AntiAffinityGroup { get; init; }

    /// <summary>
    /// Name of a node to use only when no other fits, for example the one where it failed; null for none. A soft constraint;
    /// has no effect when its affinity group determines the node.
    /// </summary>
    public string? AvoidNode { get; init; }

    /// <summary>The node where it is running or starting; null when it has to be placed.</summary>
    public string? Node { get; init; }
}
