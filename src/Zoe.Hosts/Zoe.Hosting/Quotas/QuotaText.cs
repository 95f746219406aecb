using System.Globalization;

namespace Zoe.Hosting.Quotas;

/// <summary>Describes quotas to users.</summary>
internal static class QuotaText
{
    private const double BytesPerGiB = 1L << 30;

    public static string Memory(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGiB:0.###} GiB");

    public static string Cores(long millicores) => string.Create(CultureInfo.InvariantCulture, $"{millicores / 1000.0:0.###} cores");

    public static string Duration(TimeSpan duration) => duration < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###} seconds")
        : duration < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.###} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.###} hours");
}
