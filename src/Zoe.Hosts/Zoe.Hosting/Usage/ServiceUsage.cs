using System.Collections.Immutable;
using System.Globalization;

namespace Zoe.Hosting.Usage;

/// <summary>Reservation and usage of a service.</summary>
/// <param name="Service">The service.</param>
/// <param name="ReservedMillicores">Its reservation.</param>
/// <param name="ReservedMemoryBytes">Its reservation.</param>
/// <param name="Points">Its usage over time; empty when it was not sampled.</param>
public sealed record ServiceUsage(
    Service Service, long ReservedMillicores, long ReservedMemoryBytes, ImmutableArray<UsagePoint> Points)
{
    private const double BytesPerGib = 1L << 30;
    private const double BytesPerMib = 1L << 20;

    /// <summary>Highest use of cores, in milli-cores.</summary>
    public int MaxMillicores => Points.IsEmpty ? 0 : Points.Max(point => point.MaxMillicores);

    /// <summary>Highest memory in bytes.</summary>
    public long MaxMemoryBytes => Points.IsEmpty ? 0 : Points.Max(point => point.MaxMemoryBytes);

    /// <summary>Compares usage with the reservation, such as <c>used at most 0.5 of 1 cores and 1.2 of 4 GiB</c>; null without points.</summary>
    public string? Summary => Points.IsEmpty
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"used at most {MaxMillicores / 1000.0:0.##} of {ReservedMillicores / 1000.0:0.##} cores and {Memory()}");

    private string Memory() => ReservedMemoryBytes >= BytesPerGib
        ? string.Create(CultureInfo.InvariantCulture, $"{MaxMemoryBytes / BytesPerGib:0.##} of {ReservedMemoryBytes / BytesPerGib:0.##} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{MaxMemoryBytes / BytesPerMib:0.#} of {ReservedMemoryBytes / BytesPerMib:0.#} MiB");
}
