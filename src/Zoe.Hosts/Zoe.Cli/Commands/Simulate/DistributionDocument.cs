using Zoe.Scheduler.Simulation.Metrics;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>A distribution as JSON.</summary>
internal sealed record DistributionDocument(double Mean, double P50, double P95, double P99)
{
    public static DistributionDocument Of(Distribution distribution) =>
        new(distribution.Mean, distribution.P50, distribution.P95, distribution.P99);
}
