using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>One service instance of an execution, placed or not.</summary>
public sealed record ScheduledService
{
    /// <summary>Unique over all executions.</summary>
    public required long Id { get; init; }

    /// <summary>True when the application makes no progress without it.</summary>
    public required bool Essential { get; init; }

    /// <summary>What it reserves on its node.</summary>
    public required Resources Demand { get; init; }

    /// <summary>Labels that its node must have, all of them.</summary>
    public ImmutableHashSet<string> Labels { get; init; } = [];

    /// <summary>The image that its node must have; null for any.</summary>
    public string? Image { get; init; }

    /// <summary>Services of an execution with the same word here must run on one node; null for no such tie.</summary>
    public string? Together { get; init; }

    /// <summary>Services of an execution with the same word here must run on different nodes; null for no such rule.</summary>
    public string? Apart { get; init; }

    /// <summary>
    /// The name of a node that it gets only when no other can take it, such as the one where it died; null for none. A
    /// wish that never makes a service wait; without effect on services that share a node with one that has a node.
    /// </summary>
    public string? Avoid { get; init; }

    /// <summary>The node it holds resources on, running or on the way; null when it has to be placed.</summary>
    public string? Node { get; init; }
}
