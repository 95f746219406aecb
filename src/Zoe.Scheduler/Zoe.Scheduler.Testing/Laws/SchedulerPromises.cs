namespace Zoe.Scheduler.Testing;

/// <summary>What a scheduler promises beyond what all must keep; laws that depend on it look here.</summary>
public sealed record SchedulerPromises
{
    /// <summary>It may stop elastic services to make room for essential ones.</summary>
    public bool ReleasesElastic { get; init; }

    /// <summary>An execution starts with all its services, elastic ones included.</summary>
    public bool StartsWhole { get; init; }

    /// <summary>It leaves nothing out that fits on nodes which are not kept for someone else.</summary>
    public bool WorkConserving { get; init; } = true;

    /// <summary>It heeds <see cref="ScheduledService.Avoid"/>.</summary>
    public bool AvoidsNodes { get; init; } = true;

    /// <summary>
    /// After this wait it reserves nodes, and executions that waited less keep nothing; null: every execution that waits
    /// may keep all nodes that could ever take it.
    /// </summary>
    public TimeSpan? ReserveAfter { get; init; }

    /// <summary>What the built-in mode of these options promises.</summary>
    public static SchedulerPromises Of(SchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SchedulerPromises
        {
            ReleasesElastic = string.Equals(options.Mode, ModeNames.FlexiblePreemptive, StringComparison.OrdinalIgnoreCase),
            StartsWhole = string.Equals(options.Mode, ModeNames.Rigid, StringComparison.OrdinalIgnoreCase),
            ReserveAfter = options.ReserveAfter,
        };
    }
}
