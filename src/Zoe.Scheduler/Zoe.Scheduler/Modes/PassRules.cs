namespace Zoe.Scheduler;

/// <summary>In what the modes differ.</summary>
internal sealed record PassRules
{
    public static PassRules Rigid { get; } =
        new() { Name = ModeNames.Rigid, StartsWhole = true, ElasticAtOnce = true };

    public static PassRules Malleable { get; } = new() { Name = ModeNames.Malleable, ElasticAtOnce = true };

    public static PassRules Flexible { get; } = new() { Name = ModeNames.Flexible };

    public static PassRules FlexiblePreemptive { get; } =
        new() { Name = ModeNames.FlexiblePreemptive, ReleasesElastic = true };

    public required string Name { get; init; }

    /// <summary>An execution starts with all its services or not at all.</summary>
    public bool StartsWhole { get; init; }

    /// <summary>Elastic services are placed before the next execution is looked at.</summary>
    public bool ElasticAtOnce { get; init; }

    /// <summary>Elastic services of those behind make room for essential ones.</summary>
    public bool ReleasesElastic { get; init; }
}
