using System.Collections.Immutable;

namespace Zoe.Scheduler.Simulation.Metrics;

/// <summary>Statistics of a set of values.</summary>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Cdf">The values at 0 %, 0.5 %, 1 % … 100 % of the cumulative distribution.</param>
public sealed record Distribution(double Mean, double P50, double P95, double P99, ImmutableArray<double> Cdf)
{
    private const int Steps = 200;

    /// <summary>Computes the statistics; all zero when there are no values.</summary>
    public static Distribution Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return new Distribution(0, 0, 0, 0, [.. new double[Steps + 1]]);
        return new Distribution(
            sorted.Average(), At(0.50), At(0.95), At(0.99),
            [.. Enumerable.Range(0, Steps + 1).Select(step => At((double)step / Steps))]);

        double At(double share) => sorted[(int)Math.Clamp(Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
