namespace Zoe.Scheduler.Testing.Reference;

/// <summary>The differences between the modes.</summary>
internal sealed record LinearRules(bool StartsAllServices, bool PlacesElasticImmediately, bool ReleasesElastic)
{
    public static LinearRules Of(string mode) => mode switch
    {
        ModeNames.Rigid => new LinearRules(true, true, false),
        ModeNames.Malleable => new LinearRules(false, true, false),
        ModeNames.Flexible => new LinearRules(false, false, false),
        ModeNames.FlexiblePreemptive => new LinearRules(false, false, true),
        _ => throw new ArgumentException($"The linear scheduler does not know the mode '{mode}'.", nameof(mode)),
    };
}
