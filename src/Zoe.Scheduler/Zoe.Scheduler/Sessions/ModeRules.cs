namespace Zoe.Scheduler.Sessions;

/// <summary>The differences between the built-in modes.</summary>
internal sealed record ModeRules
{
    public static ModeRules Rigid { get; } =
        new() { Name = ModeNames.Rigid, StartsAllServices = true, PlacesElasticImmediately = true };

    public static ModeRules Malleable { get; } = new() { Name = ModeNames.Malleable, PlacesElasticImmediately = true };

    public static ModeRules Flexible { get; } = new() { Name = ModeNames.Flexible };

    public static ModeRules FlexiblePreemptive { get; } =
        new() { Name = ModeNames.FlexiblePreemptive, ReleasesElastic = true };

    public required string Name { get; init; }

    /// <summary>An execution starts with all its services, including elastic ones, or not at all.</summary>
    public bool StartsAllServices { get; init; }

    /// <summary>Elastic services are placed before the next execution.</summary>
    public bool PlacesElasticImmediately { get; init; }

    /// <summary>Elastic services of later executions are preempted for essential services of earlier ones.</summary>
    public bool ReleasesElastic { get; init; }
}
