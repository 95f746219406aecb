using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>The changes to make; services that are not mentioned stay as they are.</summary>
public sealed record Plan
{
    /// <summary>
    /// Services to start; the essential ones of an execution all or none. Requires that <see cref="Releases"/> were carried out.
    /// </summary>
    public ImmutableArray<Placement> Placements { get; init; } = [];

    /// <summary>Elastic services to stop before the placements, to free resources for essential ones.</summary>
    public ImmutableArray<Release> Releases { get; init; } = [];

    /// <summary>Why executions wait whose essential services could not be placed; one entry each, in queue order.</summary>
    public ImmutableArray<Wait> Waiting { get; init; } = [];
}
