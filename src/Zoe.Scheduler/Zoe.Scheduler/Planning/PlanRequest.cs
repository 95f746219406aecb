using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>What a plan is made from.</summary>
public sealed record PlanRequest
{
    /// <summary>The nodes.</summary>
    public required ClusterView Cluster { get; init; }

    /// <summary>All executions that hold or want resources, in any order.</summary>
    public required ImmutableArray<ScheduledExecution> Executions { get; init; }

    /// <summary>The moment for which the plan is made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The only source of randomness.</summary>
    public int Seed { get; init; }

    /// <summary>False leaves <see cref="Plan.Waiting"/> empty, which saves the time to find the reasons.</summary>
    public bool ExplainWaits { get; init; } = true;
}
