namespace Zoe.Scheduler.Testing;

/// <summary>Optional properties of a scheduler; laws that depend on them are checked accordingly.</summary>
public sealed record SchedulerPromises
{
    /// <summary>It may stop elastic services to make room for essential ones.</summary>
    public bool ReleasesElastic { get; init; }

    /// <summary>An execution starts with all its services, elastic ones included.</summary>
    public bool StartsAllServices { get; init; }

    /// <summary>It places every service that fits on nodes not reserved for other executions.</summary>
    public bool WorkConserving { get; init; } = true;

    /// <summary>It respects <see cref="ScheduledService.AvoidNode"/>.</summary>
    public bool AvoidsNodes { get; init; } = true;

    /// <summary>
    /// The wait after which it reserves nodes; executions that waited less have none reserved. Null: every waiting execution
    /// may have all feasible nodes reserved.
    /// </summary>
    public TimeSpan? ReserveAfter { get; init; }

    /// <summary>The promises of the built-in mode that the options select.</summary>
    public static SchedulerPromises Of(SchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SchedulerPromises
        {
            ReleasesElastic = string.Equals(options.Mode, ModeNames.FlexiblePreemptive, StringComparison.OrdinalIgnoreCase),
            StartsAllServices = string.Equals(options.Mode, ModeNames.Rigid, StringComparison.OrdinalIgnoreCase),
            ReserveAfter = options.ReserveAfter,
        };
    }
}
