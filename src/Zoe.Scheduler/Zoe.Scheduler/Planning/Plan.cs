using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>What to change. Everything not mentioned stays as it is.</summary>
public sealed record Plan
{
    /// <summary>
    /// Services to start; an execution's essential ones are all here or none of them. They count on
    /// <see cref="Releases"/> having been carried out.
    /// </summary>
    public ImmutableArray<Placement> Placements { get; init; } = [];

    /// <summary>Elastic services to stop, so that essential ones find room; to be carried out first.</summary>
    public ImmutableArray<Release> Releases { get; init; } = [];

    /// <summary>Why the executions whose essential services found no place wait; one entry each, in queue order.</summary>
    public ImmutableArray<Wait> Waiting { get; init; } = [];
}
