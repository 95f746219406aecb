using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>Reservation and limit of cores, with fractions.</summary>
/// <param name="Min">Reserved before the service starts; null reserves nothing.</param>
/// <param name="Max">The limit; null for none.</param>
public readonly record struct CoreRange(decimal? Min, decimal? Max)
{
    /// <summary>Maximum number of cores of a service; keeps milli-cores within 32 bits.</summary>
    public const int MaxCores = 1_000_000;

    /// <summary><see cref="Min"/> in thousandths of a core, rounded up.</summary>
    [JsonIgnore]
    public int? MinMillicores => Millicores(Min);

    /// <summary><see cref="Max"/> in thousandths of a core, rounded up.</summary>
    [JsonIgnore]
    public int? MaxMillicores => Millicores(Max);

    private static int? Millicores(decimal? cores) => cores is { } count ? (int)decimal.Ceiling(count * 1000) : null;
}
