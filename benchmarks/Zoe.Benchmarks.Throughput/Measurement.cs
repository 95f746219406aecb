namespace Zoe.Benchmarks.Throughput;

/// <summary>The median of several runs, and how far apart they were.</summary>
/// <param name="Median">The median.</param>
/// <param name="SpreadPercent">Largest less smallest, in percent of the median.</param>
internal sealed record Measurement(double Median, double SpreadPercent)
{
    public static Measurement Of(IEnumerable<double> runs)
    {
        var sorted = runs.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        return new Measurement(median, 100 * (sorted[^1] - sorted[0]) / median);
    }
}
