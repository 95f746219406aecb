using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>The input of a plan.</summary>
public sealed record PlanRequest
{
    /// <summary>The nodes.</summary>
    public required ClusterView Cluster { get; init; }

    /// <summary>All executions that hold or want resources, in any order.</summary>
    public required ImmutableArray<ScheduledExecution> Executions { get; init; }

    /// <summary>The time of the plan.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The only source of randomness.</summary>
    public int Seed { get; init; }

    /// <summary>False leaves <see cref="Plan.Waiting"/> empty, which saves time.</summary>
    public bool ExplainWaits { get; init; } = true;
}
