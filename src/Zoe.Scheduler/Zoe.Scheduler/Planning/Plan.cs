using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>What to change. Everything not mentioned stays as it is.</summary>
public sealed record Plan
{
    /// <summary>Services to start; an execution's essential ones are all here or none of them.</summary>
    public ImmutableArray<Placement> Placements { get; init; } = [];

    /// <summary>Elastic services to stop.</summary>
    public ImmutableArray<Release> Releases { get; init; } = [];

    /// <summary>Why the executions whose essential services found no place wait; one entry each.</summary>
    public ImmutableArray<Wait> Waiting { get; init; } = [];
}
